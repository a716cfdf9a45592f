#include "widgets/review/privacy.h"

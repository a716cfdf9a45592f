#include "widgets/review/overlay.h"

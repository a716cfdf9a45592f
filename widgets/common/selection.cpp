#include "widgets/common/selection.h"

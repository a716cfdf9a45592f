#include "widgets/review/overlay_painter.h"

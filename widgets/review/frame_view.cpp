#include "widgets/review/frame_view.h"

#include "widgets/review/annotated_export.h"

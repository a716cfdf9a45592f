#include "widgets/review/player.h"

#include "pricing/money.hpp"

#include "pricing/quote.hpp"

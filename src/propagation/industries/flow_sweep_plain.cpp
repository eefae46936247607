#define NOROSHI_SWEEP plain
#include "propagation/industries/flow_sweep_body.hpp"
namespace noroshi::propagation {}

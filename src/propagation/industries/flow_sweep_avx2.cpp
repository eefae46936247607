#define NOROSHI_SWEEP avx2
#include "propagation/industries/flow_sweep_body.hpp"
namespace noroshi::propagation {}

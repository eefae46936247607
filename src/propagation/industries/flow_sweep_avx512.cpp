#define NOROSHI_SWEEP avx512
#include "propagation/industries/flow_sweep_body.hpp"
namespace noroshi::propagation {}

#include "names/edit_distance.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

TEST(EditDistance, CountsTheSmallestNumberOfEdits) {
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("germany", "germany"), 0u);
  EXPECT_EQ(edit_distance("germnay", "germany"), 1u);  // a swap of neighbours
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("brasil", "brazil"), edit_distance("brazil", "brasil"));
}

}  // namespace
}  // namespace noroshi

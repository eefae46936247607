#include "interfaces/html/markup.hpp"

#include <gtest/gtest.h>

namespace noroshi::html {
namespace {

TEST(Markup, nothing_hostile_gets_through) {
  EXPECT_EQ(escaped("</script><a href=\"x\" onclick='y'>&"),
            "&lt;/script&gt;&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;");
  EXPECT_EQ(escaped("a\x01\x1b[31m"), "a\uFFFD\uFFFD[31m");
  EXPECT_EQ(escaped("\xC0\xBC"), "\uFFFD\uFFFD") << "an overlong < must not survive";
  EXPECT_EQ(escaped("希土類"), "希土類");
}

TEST(Markup, an_identifier_has_no_blanks_or_quotes) { EXPECT_EQ(identifier("a b\"<c>_1"), "a-b--c-_1"); }

}  // namespace
}  // namespace noroshi::html

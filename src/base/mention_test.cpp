#include "base/mention.hpp"

#include <gtest/gtest.h>

namespace noroshi {
namespace {

// As a route would say it, so that nothing here looks like a command line.
std::string said(std::string_view words) {
  return say_mentions(words, [](const Mention& m) {
    std::string route = (m.help ? "OPTIONS /" : "/") + m.job;
    for (const auto& [name, value] : m.fields) route += fmt::format("&{}={}", name, value);
    return route;
  });
}

TEST(Mention, OfAJobIsSaidByTheInterface) {
  EXPECT_EQ(said("See ⟦sources⟧."), "See /sources.");
  EXPECT_EQ(said("⟦import?⟧で確認"), "OPTIONS /importで確認");
}

TEST(Mention, CarriesFieldsInOrder) {
  EXPECT_EQ(said("⟦import feed=concordance files=FILES⟧"), "/import&feed=concordance&files=FILES");
  EXPECT_EQ(said("(⟦.limit⟧)"), "(/&limit=)");
  EXPECT_EQ(said("⟦.set=geodep.import_hhi=0.5⟧"), "/&set=geodep.import_hhi=0.5");
}

TEST(Mention, IsReadAsItWasMade) {
  EXPECT_EQ(said(mention("chokepoints", {{"importer", "JPN"}})), "/chokepoints&importer=JPN");
  EXPECT_EQ(said(mention("", {{"year", "2023"}})), "/&year=2023");
  EXPECT_EQ(mention("", {{"year", ""}}), "⟦.year⟧");
  EXPECT_EQ(said(mention("dossier", {{"good", "a ⟦b⟧ c"}})), "/dossier&good=a__b__c");
}

TEST(Mention, LeavesWhatIsNoneOfItsOwn) {
  for (const auto* words : {"", "plain", "⟦", "⟧⟦", "⟦⟧", "⟦Not A Job⟧", "⟦.⟧", "⟦sources", "a ⟦1⟧ b"})
    EXPECT_EQ(said(words), words);
}

}  // namespace
}  // namespace noroshi

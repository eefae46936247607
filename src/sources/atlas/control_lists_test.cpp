#include "sources/atlas/control_lists.hpp"

#include <gtest/gtest.h>

namespace noroshi::sources {
namespace {

// Gallium is under the order of 2023 and under the one that covers all of them; drones only have a heading.
Atlas atlas() {
  Atlas atlas;
  for (const auto* source : {"order_2023", "order_2026"}) atlas.sources[source] = {};
  Good drones{.id = "drones", .codes = {{"HS", "HS22", "8806", GoodCode::Scope::exact}}};
  Good gallium{.id = "gallium", .legal = {{.source = "order_2023"}, {.source = "order_2026"}}};
  atlas.goods = {drones, gallium};
  return atlas;
}

std::vector<std::string> problems_of(const std::string& lists, const Atlas& of = atlas()) {
  auto document = toml::Document::parse(lists, "control_lists.toml", "README.md");
  EXPECT_TRUE(document);
  std::vector<std::string> found;
  for (const auto& problem : check_control_lists(*std::move(document), of)) {
    found.push_back(problem.where + ": " + problem.message.en.substr(0, problem.message.en.find(' ')));
    EXPECT_FALSE(problem.message.ja.empty());
  }
  return found;
}

using Found = std::vector<std::string>;

TEST(ControlLists, EveryGoodUnderAnEarlierOrderNeedsAnEntryOfTheOneThatCoversThemAll) {
  const std::string list = "[order_2026]\nunder = [\"order_2023\"]\n";
  EXPECT_EQ(problems_of(list), Found{});
  auto forgetful = atlas();
  forgetful.goods[1].legal.pop_back();
  EXPECT_EQ(problems_of(list, forgetful), Found{"control_lists.toml:1: order_2026: gallium"});
}

TEST(ControlLists, AHeadingCatchesTheGoodsWithACodeBelowIt) {
  EXPECT_EQ(problems_of("[order_2026]\nheadings = [\"88\"]\n"), Found{"control_lists.toml:1: order_2026: drones"});
  EXPECT_EQ(problems_of("[order_2026]\nheadings = [\"880610\"]\n"), Found{}) << "8806 is wider than the line";
}

TEST(ControlLists, GoodsAreNamedOrExcepted) {
  EXPECT_EQ(problems_of("[order_2026]\ngoods = [\"drones\"]\n"), Found{"control_lists.toml:1: order_2026: drones"});
  EXPECT_EQ(problems_of("[order_2026]\nheadings = [\"88\"]\nexcept = [\"drones\"]\n"), Found{});
}

TEST(ControlLists, WhatTheAtlasDoesNotKnowIsAProblem) {
  EXPECT_EQ(problems_of("[order_1999]\ngoods = []\n").size(), 1U);
  EXPECT_EQ(problems_of("[order_2026]\nunder = [\"order_1999\"]\ngoods = [\"toys\"]\nexcept = [\"dolls\"]\n").size(),
            3U);
  EXPECT_EQ(problems_of("[order_2026]\ngods = []\n").size(), 1U) << "a key that nobody reads";
}

}  // namespace
}  // namespace noroshi::sources

#include "lake/frame_file.hpp"

#include <gtest/gtest.h>

#include "columnar/test_files.hpp"

namespace noroshi::lake {
namespace {

class FrameFile : public testing::Test {
 protected:
  columnar::Database db = std::move(*columnar::Database::open());
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / fmt::format("noroshi_frames_{}.parquet", ::getpid());
  void TearDown() override { std::filesystem::remove(path); }
};

TEST_F(FrameFile, FramesComeBackAsTheyWereWritten) {
  TradeFrame f;
  f.period = {2023, 2};
  f.flow = Flow::export_;
  f.reporter = AreaCode{392};
  f.nomenclature = Nomenclature::hs17;
  f.digits = 10;
  f.partners = Extent::listed, f.products = Extent::all;
  f.product_count = 3, f.rows = 70'000, f.value_usd = 1.5;
  f.products_totalled = 2, f.totals_usd = 2.5, f.short_usd = 0.5;
  ASSERT_TRUE(write_frames(db, path, std::array{f, TradeFrame{}}));
  const auto read = read_frames(db, path);
  ASSERT_TRUE(read) << read.error().message.en;
  ASSERT_EQ(read->size(), 2u);
  const auto& g = read->front();
  EXPECT_EQ(std::tuple(g.period, g.flow, g.reporter, g.nomenclature, g.digits),
            std::tuple(f.period, f.flow, f.reporter, f.nomenclature, f.digits));
  EXPECT_EQ(std::tuple(g.partners, g.products, g.reporters), std::tuple(f.partners, f.products, f.reporters));
  EXPECT_EQ(std::tuple(g.product_count, g.rows, g.value_usd), std::tuple(f.product_count, f.rows, f.value_usd));
  EXPECT_EQ(std::tuple(g.products_totalled, g.totals_usd, g.short_usd),
            std::tuple(f.products_totalled, f.totals_usd, f.short_usd));
}

TEST_F(FrameFile, DoubtsComeBackAsTheyWereWrittenAndNoneIsAFileToo) {
  TradeDoubt d;
  for (std::size_t kind = 0; kind < kDoubtKinds; ++kind) {
    d = {static_cast<DoubtKind>(kind),
         {2023, 1},
         Flow::re_import,
         AreaCode{392},
         AreaCode{156},
         *ProductCode::parse(Nomenclature::hs22, "030342"),
         2.0,
         1.0,
         7};
    ASSERT_TRUE(write_doubts(db, path, std::array{d}));
    const auto read = read_doubts(db, path);
    ASSERT_TRUE(read) << read.error().message.en;
    ASSERT_EQ(read->size(), 1u);
    const auto& e = read->front();
    EXPECT_EQ(std::tuple(e.kind, e.period, e.flow, e.reporter, e.partner, e.product),
              std::tuple(d.kind, d.period, d.flow, d.reporter, d.partner, d.product));
    EXPECT_EQ(std::tuple(e.observed, e.expected, e.delivery), std::tuple(d.observed, d.expected, d.delivery));
  }
  ASSERT_TRUE(write_doubts(db, path, {}));
  EXPECT_TRUE(read_doubts(db, path)->empty());
}

}  // namespace
}  // namespace noroshi::lake

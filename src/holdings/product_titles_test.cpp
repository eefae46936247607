#include "holdings/product_titles.hpp"

#include "holdings/test_workspace.hpp"

namespace noroshi::holdings {
namespace {

class TitlesOfProducts : public example::WorkspaceTest {
 protected:
  void name(const std::vector<ProductName>& names) const {
    auto db = columnar::Database::open();
    auto transaction = lake::ImportTransaction::begin(*lake::Workspace::open(folder, lake::Access::write));
    ASSERT_TRUE(transaction);
    const auto file = transaction->staging() / "names.parquet";
    ASSERT_TRUE(lake::write_table_file(*db, file, names));
    transaction->add("product_names", "hs_nomenclature", "all", file, names.size());
    Delivery delivery;
    delivery.feed = "hs_nomenclature";
    delivery.imported_at = {{2024, 6, 15}};
    ASSERT_TRUE(transaction->commit(delivery));
  }
  [[nodiscard]] ProductTitles titles_of(ProductCode product) const {
    auto workspace = opened();
    PositionRow row;
    row.product = product;
    auto titles = ProductTitles::load(workspace, {row});
    EXPECT_TRUE(titles) << titles.error().message.en;
    return *titles;
  }
  [[nodiscard]] Text title(const std::string& digits, Nomenclature edition = Nomenclature::hs22) const {
    const auto product = *ProductCode::parse(edition, digits);
    return titles_of(product).find(product).value_or(Text{"none", "none"});
  }
  static ProductName entry(Nomenclature edition, const std::string& code, const std::string& language,
                           const std::string& words) {
    return {edition, std::string{name_of(edition)}, code, language, words, ""};
  }
};

TEST_F(TitlesOfProducts, ComeFromTheEditionOfTheProductElseFromTheNewest) {
  name({entry(Nomenclature::hs17, "010121", "en", "Horses of 2017"),
        entry(Nomenclature::hs22, "010121", "en", "Horses of 2022"), entry(Nomenclature::hs22, "010121", "ja", "馬")});
  EXPECT_EQ(title("010121", Nomenclature::hs17), (Text{"Horses of 2017", "馬"}));
  EXPECT_EQ(title("010121", Nomenclature::hs12), (Text{"Horses of 2022", "馬"}));
}

TEST_F(TitlesOfProducts, AreTheLastStepOfATariffsPathUnlessItOnlySaysOther) {
  name({entry(Nomenclature::hs22, "100610", "ja", "米 > もみ"),
        entry(Nomenclature::hs22, "100640", "ja", "米 > その他のもの")});
  EXPECT_EQ(title("100610"), (Text{"もみ", "もみ"}));  // one language is better than none
  EXPECT_EQ(title("100640").ja, "米 > その他のもの");
}

TEST_F(TitlesOfProducts, FallBackOnTheAtlasAndSayHowMuchOfTheCodeTheGoodIs) {
  EXPECT_EQ(title("280120"), (Text{"Iodine", "ヨウ素"}));
  EXPECT_FALSE(titles_of(*ProductCode::parse(Nomenclature::hs22, "280120")).scope_note());
  const auto polysilicon = title("280461");  // of the code only a part is polysilicon
  EXPECT_TRUE(polysilicon.en.ends_with(", among others")) << polysilicon.en;
  EXPECT_TRUE(polysilicon.ja.ends_with("ほか")) << polysilicon.ja;
  EXPECT_TRUE(titles_of(*ProductCode::parse(Nomenclature::hs22, "280461")).scope_note());
}

TEST_F(TitlesOfProducts, FallBackOnTheHeadingAboveLast) {
  name({entry(Nomenclature::hs22, "0101", "en", "Live horses")});
  EXPECT_EQ(title("010121"), (Text{"in 0101: Live horses", "0101の内：Live horses"}));
}

TEST_F(TitlesOfProducts, AreMissingWhereNobodyNamesTheCode) {
  const auto product = *ProductCode::parse(Nomenclature::hs22, "010121");
  const auto titles = titles_of(product);
  EXPECT_FALSE(titles.find(product));
  EXPECT_FALSE(titles.scope_note());
}

TEST_F(TitlesOfProducts, AreRefusedWhenTheStoredNamesCannotBeRead) {
  name({entry(Nomenclature::hs22, "010121", "en", "Horses")});
  const auto partitions = lake::Workspace::open(folder, lake::Access::read)->partitions("product_names");
  ASSERT_EQ(partitions->size(), 1u);
  std::filesystem::permissions(partitions->front().path, std::filesystem::perms::owner_all);
  std::filesystem::resize_file(partitions->front().path, 3);
  auto workspace = opened();
  PositionRow row;
  row.product = *ProductCode::parse(Nomenclature::hs22, "010121");
  EXPECT_FALSE(ProductTitles::load(workspace, {row}));
}

}  // namespace
}  // namespace noroshi::holdings

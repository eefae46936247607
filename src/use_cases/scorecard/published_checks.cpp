#include "use_cases/scorecard/published_checks.hpp"

#include <vector>

#include "use_cases/scorecard/check_measures.hpp"

namespace noroshi {
namespace {

constexpr StaticText kItems{"items", "品目"}, kPercent{"%", "％"}, kHhi{"HHI", "HHI"}, kTimes{"times", "倍"},
    kScale{"distance, 0-10", "距離（0～10）"}, kBillion{"bn USD", "10億米ドル"}, kMillion{"M USD", "100万米ドル"},
    kSuppliers{"suppliers", "か国・地域"}, kMegatonnes{"Mt", "100万トン"};

// ---- country counts ------------------------------------------------------------------------------------------------
constexpr StaticText kCabinet{"Cabinet Office 2021 (2019 data)", "内閣府 世界経済の潮流2021 II（2019年）"},
    kMeti{"METI White Paper 2024 (2022 data)", "通商白書2024（2022年）"};
constexpr std::string_view kCabinetSource = "Cabinet Office (Japan), Sekai Keizai no Choryu 2021 II",
                           kMetiSource = "METI (Japan), White Paper on International Economy and Trade 2024";
constexpr double kVintage = 0.02;  // METHODS 2.11
constexpr int kMetiItems = 4300;

PublishedCheck china_2019(std::string_view importer, StaticText claim, int published, int items) {
  return {kCabinet,
          claim,
          kItems,
          static_cast<double>(published),
          kVintage * published,
          kCabinetSource,
          FromTrade{.extent = TradeExtent::importer,
                    .importer = importer,
                    .year = 2019,
                    .items = items,
                    .method = "cabinet_office_2021",
                    .supplier = "CHN",
                    .measure = flagged_items_led_by}};
}
PublishedCheck china_2022(std::string_view importer, StaticText claim, int published) {
  return {kMeti,
          claim,
          kItems,
          static_cast<double>(published),
          kVintage * published,
          kMetiSource,
          FromTrade{.extent = TradeExtent::importer,
                    .importer = importer,
                    .year = 2022,
                    .items = kMetiItems,
                    .method = "china_majority",
                    .measure = flagged_items}};
}
PublishedCheck hhi_2022(std::string_view importer, StaticText claim, double published, double tolerance) {
  return {kMeti,
          claim,
          kPercent,
          published,
          tolerance,
          kMetiSource,
          FromTrade{.extent = TradeExtent::importer,
                    .importer = importer,
                    .year = 2022,
                    .items = kMetiItems,
                    .method = "meti_2024",
                    .measure = flagged_share}};
}

// ---- world methods -------------------------------------------------------------------------------------------------
constexpr StaticText kGeodep{"CEPII GeoDep", "CEPII GeoDep（地理的依存）"},
    kChurn{"CEPII, Vicard and Wibaux 2023", "CEPII（Vicard・Wibaux 2023）"};
constexpr std::string_view kGeodepSource = "CEPII GeoDep; Policy Brief 47 (2024)",
                           kChurnSource = "CEPII Policy Brief 41 (2023)";

PublishedCheck geodep(StaticText claim, StaticText unit, double published, double tolerance, std::string_view importer,
                      std::string_view supplier, TradeMeasure measure) {
  return {kGeodep,
          claim,
          unit,
          published,
          tolerance,
          kGeodepSource,
          FromTrade{.extent = TradeExtent::world,
                    .importer = importer,
                    .year = 2022,
                    .window = 3,
                    .method = "geodep",
                    .supplier = supplier,
                    .measure = measure}};
}
PublishedCheck churn_after(StaticText claim, double published, int lag) {
  return {kChurn,
          claim,
          kPercent,
          published,
          5.0,
          kChurnSource,
          FromTrade{.extent = TradeExtent::history,
                    .importer = "EU",
                    .year = 2019,
                    .window = 24,
                    .method = "geodep",
                    .lag_years = lag,
                    .measure = churn_share}};
}

// ---- what cannot be decided ----------------------------------------------------------------------------------------
constexpr StaticText kEcList{
    "the product list and the sensitivity filter of the Commission; CDI2 and CDI3 were not readable",
    "欧州委員会の品目表と機微性の選別基準が必要。CDI2・CDI3の定義は原典で確認できていない"},
    kEc2023List{"the formula of the 2023 method and both product lists, which were not readable",
                "2023年手法の算式と両年の品目表が必要（原典で確認できていない）"},
    kWiiwNeeds{
        "the formula (five components, one of them non-tariff measures) and BACI with WIOD 2014; `fragility` is our "
        "own specification and proves nothing here",
        "算式（非関税措置を含む5要素）とBACI・WIOD 2014が必要。手法 fragility は独自の定義であり、検証にはならない"},
    kAustraliaNeeds{
        "the thresholds, which were not readable, and input-output data for essential industries; `australia` is our "
        "own specification",
        "しきい値（原典で確認できていない）と必須産業の産業連関データが必要。手法 australia は独自の定義"},
    kInventoryNeeds{"the OECD inventory of export restrictions on industrial raw materials; no feed reads it yet",
                    "OECDの産業用原材料の輸出規制データベースが必要（取り込む機能はまだない）"},
    kOecdNeeds{
        "the published formula (ours, HHI of imports > 2 x HHI of world exports, is a reading of a sentence), and "
        "world trade from the late 1990s to the early 2020s",
        "公表された算式（当方の「輸入HHI＞世界輸出HHIの2倍」は一文からの解釈）と1990年代末から2020年代初めの世界貿易が"
        "必要"},
    kVotesNeeds{"votes in the UN General Assembly 2005-2022; no feed reads them yet",
                "国連総会の投票記録（2005～2022年）が必要（取り込む機能はまだない）"};
constexpr StaticText kEc{"European Commission 2021 and 2023", "欧州委員会2021・2023"},
    kWiiw{"wiiw, Reiter and Stehrer", "wiiw（Reiter・Stehrer）"},
    kAustralia{"Australia, Productivity Commission 2021", "豪州・生産性委員会2021"},
    kInventory{"OECD export restrictions", "OECD輸出規制データベース"},
    kOecd{"OECD import concentration", "OECD輸入集中"},
    kMgi{"McKinsey Global Institute 2024", "マッキンゼー・グローバル研究所2024"};
constexpr std::string_view kEcSource = "SWD(2021) 352; Arjona, Connell and Herghelegiu (2023)",
                           kWiiwSource = "wiiw; Reiter and Stehrer (2021, 2022)",
                           kAustraliaSource = "Productivity Commission (2021), Vulnerable Supply Chains",
                           kInventorySource = "OECD, Inventory of Export Restrictions 2025",
                           kOecdSource = "OECD (2025), Supply Chain Resilience Review",
                           kMgiSource = "MGI (2024), Geopolitics and the geometry of global trade";

PublishedCheck unreached(StaticText group, StaticText claim, StaticText unit, double published, double tolerance,
                         std::string_view source, StaticText needs) {
  return {group, claim, unit, published, tolerance, source, OutOfReach{needs}};
}

// ---- the atlas -----------------------------------------------------------------------------------------------------
constexpr StaticText kSeed{"METI action plan 2024, in the atlas", "経済安保アクションプラン2024（アトラス収録値）"},
    kSeedUsgs{"METI action plan 2024 against USGS", "経済安保アクションプラン2024とUSGSの比較"};
constexpr std::string_view kSeedSource = "METI (Japan), action plan of February 2024";

// ---- single trade values -------------------------------------------------------------------------------------------
constexpr StaticText kValues{"UN Comtrade values, as reported", "UN Comtrade報告値"};
constexpr std::string_view kValuesSource = "UN Comtrade, as reported by Japan",
                           kNickelSource = "UN Comtrade, as reported by China";

PublishedCheck japan(std::string_view product, int year, StaticText claim, StaticText unit, double published,
                     double tolerance, TradeMeasure measure, std::string_view supplier = {}) {
  return {kValues,
          claim,
          unit,
          published,
          tolerance,
          kValuesSource,
          FromTrade{.extent = TradeExtent::product,
                    .importer = "JPN",
                    .year = year,
                    .product = product,
                    .supplier = supplier,
                    .measure = measure}};
}
PublishedCheck nickel(int year, StaticText claim, double published) {
  return {kValues,
          claim,
          kMegatonnes,
          published,
          0.05,
          kNickelSource,
          FromMass{.importer = "CHN", .supplier = "IDN", .product = "260400", .year = year}};
}

std::vector<PublishedCheck> table() {
  return {
      china_2019("JPN", {"Japan: items with China as main supplier, >= 50 %", "日本：中国が50%以上を占める品目"}, 1133,
                 4926),
      china_2019("USA",
                 {"United States: items with China as main supplier, >= 50 %", "米国：中国が50%以上を占める品目"}, 590,
                 4958),
      china_2019("DEU", {"Germany: items with China as main supplier, >= 50 %", "ドイツ：中国が50%以上を占める品目"},
                 250, 5000),
      china_2022("JPN", {"Japan: items with more than half from China", "日本：中国が過半の品目"}, 1406),
      china_2022("USA", {"United States: items with more than half from China", "米国：中国が過半の品目"}, 567),
      china_2022("DEU", {"Germany: items with more than half from China", "ドイツ：中国が過半の品目"}, 221),
      hhi_2022("JPN", {"Japan: items with HHI >= 0.5, nearly 40 %", "日本：HHI 0.5以上の品目、4割近く"}, 40, 5),
      hhi_2022("USA", {"United States: items with HHI >= 0.5, about 20 %", "米国：HHI 0.5以上の品目、約2割"}, 20, 5),
      hhi_2022("DEU", {"Germany: items with HHI >= 0.5, about 10 %", "ドイツ：HHI 0.5以上の品目、約1割"}, 10, 5),
      hhi_2022("G7", {"G7 as one importer: items with HHI >= 0.5, about 5 %", "G7全体：HHI 0.5以上の品目、約5%"}, 5,
               2.5),
      geodep({"China: dependent products (2020-2022)", "中国：依存品目数（2020～2022年）"}, kItems, 47, kVintage * 47,
             "CHN", {}, flagged_items),
      geodep({"EU: dependent products whose main supplier is China (2020-2022)",
              "EU：依存品目のうち最大供給国が中国のもの（2020～2022年）"},
             kPercent, 61, 0.5, "EU", "CHN", supplier_share_of_flagged),
      churn_after({"EU: dependencies gone after 1 year, about a fifth (1996-2019)",
                   "EU：1年後に解消した依存、約2割（1996～2019年）"},
                  20, 1),
      churn_after({"EU: dependencies gone after 5 years, about half (1996-2019)",
                   "EU：5年後に解消した依存、約半分（1996～2019年）"},
                  50, 5),
      unreached(kEc, {"dependent products in sensitive ecosystems, 2021", "機微な産業における依存品目（2021年）"},
                kItems, 137, kVintage * 137, kEcSource, kEcList),
      unreached(kEc, {"dependent products, method of 2023", "依存品目（2023年の手法）"}, kItems, 204, kVintage * 204,
                kEcSource, kEc2023List),
      unreached(
          kEc,
          {"products of the 2021 list that recur in 2023, about 70 %", "2021年の品目のうち2023年にも残るもの、約7割"},
          kPercent, 70, 5, kEcSource, kEc2023List),
      unreached(kWiiw, {"risky products of 4,706", "4,706品目中のリスク品目"}, kItems, 435, kVintage * 435, kWiiwSource,
                kWiiwNeeds),
      unreached(kWiiw, {"EU: risky products in third-country imports", "EU：域外輸入に占めるリスク品目"}, kPercent, 30,
                0.5, kWiiwSource, kWiiwNeeds),
      unreached(kWiiw, {"Austria: risky products in third-country imports", "オーストリア：域外輸入に占めるリスク品目"},
                kPercent, 35, 0.5, kWiiwSource, kWiiwNeeds),
      unreached(kAustralia, {"highly concentrated imports, 1 in 5", "集中度の高い輸入品目、5分の1"}, kPercent, 20, 5,
                kAustraliaSource, kAustraliaNeeds),
      unreached(kAustralia, {"vulnerable imports, 1 in 20", "脆弱な輸入品目、20分の1"}, kPercent, 5, 2.5,
                kAustraliaSource, kAustraliaNeeds),
      unreached(kAustralia,
                {"vulnerable imports that come from China, about two thirds", "脆弱な輸入品目のうち中国から、約3分の2"},
                kPercent, 66.7, 5, kAustraliaSource, kAustraliaNeeds),
      unreached(kAustralia,
                {"from one concentrated source and used in essential industries, about 2 %",
                 "単一の集中供給源で必須産業に使うもの、約2%"},
                kPercent, 2, 1, kAustraliaSource, kAustraliaNeeds),
      unreached(kInventory,
                {"growth of restrictions 2009-2023, more than fivefold", "規制数の伸び（2009～2023年）、5倍超"}, kTimes,
                5, 0.5, kInventorySource, kInventoryNeeds),
      unreached(kInventory, {"products added in 2023", "2023年に追加された品目"}, kPercent, 3.4, 0.05, kInventorySource,
                kInventoryNeeds),
      unreached(kInventory, {"net additions of 2023 by seven countries", "2023年の純増のうち7か国"}, kPercent, 94, 0.5,
                kInventorySource, kInventoryNeeds),
      unreached(kInventory,
                {"non-scrap trade under restriction 2021-2023", "規制対象となる貿易（スクラップを除く、2021～2023年）"},
                kPercent, 14, 0.5, kInventorySource, kInventoryNeeds),
      unreached(kInventory, {"cobalt trade under restriction", "規制対象となるコバルト貿易"}, kPercent, 67, 0.5,
                kInventorySource, kInventoryNeeds),
      unreached(kInventory, {"rare-earth trade under restriction", "規制対象となるレアアース貿易"}, kPercent, 46, 0.5,
                kInventorySource, kInventoryNeeds),
      unreached(kOecd,
                {"growth of significant concentration, late 1990s to early 2020s",
                 "顕著な集中の増加（1990年代末→2020年代初め）"},
                kPercent, 50, 5, kOecdSource, kOecdNeeds),
      unreached(kOecd, {"China's contribution, late 1990s", "中国の寄与（1990年代末）"}, kPercent, 5, 0.5, kOecdSource,
                kOecdNeeds),
      unreached(kOecd, {"China's contribution, early 2020s", "中国の寄与（2020年代初め）"}, kPercent, 30, 0.5,
                kOecdSource, kOecdNeeds),
      unreached(kOecd, {"United States, Germany and Japan, late 1990s", "米独日の寄与（1990年代末）"}, kPercent, 30,
                0.5, kOecdSource, kOecdNeeds),
      unreached(kOecd, {"United States, Germany and Japan, early 2020s", "米独日の寄与（2020年代初め）"}, kPercent, 15,
                0.5, kOecdSource, kOecdNeeds),
      {kMgi,
       {"worked example: Iran trades half with the United States, half with Brazil",
        "計算例：イランの貿易が米国と半々でブラジル"},
       kScale,
       7.5,
       0.05,
       kMgiSource,
       WorkedExample{mean_distance_of_the_iran_example}},
      unreached(kMgi, {"United Kingdom", "英国"}, kScale, 0.3, 0.05, kMgiSource, kVotesNeeds),
      unreached(kMgi, {"Brazil", "ブラジル"}, kScale, 5, 0.5, kMgiSource, kVotesNeeds),
      unreached(kMgi, {"China", "中国"}, kScale, 9.6, 0.05, kMgiSource, kVotesNeeds),
      {kSeed,
       {"solar wafers: China", "太陽光ウエハー：中国"},
       kPercent,
       98,
       0.5,
       kSeedSource,
       FromAtlas{"pv_wafers", "material", "meti_plan_2024", "CHN", true}},
      {kSeed,
       {"polysilicon: China, about 70 %", "ポリシリコン：中国、約7割"},
       kPercent,
       70,
       5,
       kSeedSource,
       FromAtlas{"polysilicon", "material", "meti_plan_2024", "CHN", true}},
      {kSeed,
       {"iodine: Chile, about 60 %", "ヨウ素：チリ、約6割"},
       kPercent,
       60,
       5,
       kSeedSource,
       FromAtlas{"iodine", "mine", "meti_plan_2024", "CHL", true}},
      {kSeed,
       {"iodine: Japan, about 30 %", "ヨウ素：日本、約3割"},
       kPercent,
       30,
       5,
       kSeedSource,
       FromAtlas{"iodine", "mine", "meti_plan_2024", "JPN", true}},
      {kSeedUsgs,
       {"iodine: Chile, about 60 %; measured on USGS 2024, United States withheld",
        "ヨウ素：チリ、約6割（USGS 2024年で計測、米国は非公表）"},
       kPercent,
       60,
       5,
       kSeedSource,
       FromAtlas{"iodine", "mine", "usgs_mcs_2026", "CHL"}},
      {kSeedUsgs,
       {"iodine: Japan, about 30 %; measured on USGS 2024, United States withheld",
        "ヨウ素：日本、約3割（USGS 2024年で計測、米国は非公表）"},
       kPercent,
       30,
       5,
       kSeedSource,
       FromAtlas{"iodine", "mine", "usgs_mcs_2026", "JPN"}},
      japan("270900", 2023, {"crude oil 270900, 2023: imports", "原油270900（2023年）：輸入額"}, kBillion, 80.885,
            0.0005, imports_billion_usd),
      japan("270900", 2023, {"crude oil 270900, 2023: partners", "原油270900（2023年）：供給国数"}, kSuppliers, 16, 0,
            supplier_count),
      japan("270900", 2023, {"crude oil 270900, 2023: HHI", "原油270900（2023年）：HHI"}, kHhi, 0.3340, 0.00005,
            import_hhi),
      japan("270900", 2023, {"crude oil 270900, 2023: Saudi Arabia", "原油270900（2023年）：サウジアラビア"}, kPercent,
            41.0, 0.05, supplier_share, "SAU"),
      japan("270900", 2023, {"crude oil 270900, 2023: United Arab Emirates", "原油270900（2023年）：アラブ首長国連邦"},
            kPercent, 39.3, 0.05, supplier_share, "ARE"),
      japan("271111", 2023, {"LNG 271111, 2023: HHI", "LNG 271111（2023年）：HHI"}, kHhi, 0.2287, 0.00005, import_hhi),
      japan("271111", 2023, {"LNG 271111, 2023: Australia", "LNG 271111（2023年）：オーストラリア"}, kPercent, 42.7,
            0.05, supplier_share, "AUS"),
      japan("270112", 2023, {"coking coal 270112, 2023: HHI", "原料炭270112（2023年）：HHI"}, kHhi, 0.4765, 0.00005,
            import_hhi),
      japan("847130", 2025, {"laptops 847130, 2025: China", "ノートPC 847130（2025年）：中国"}, kPercent, 95.2, 0.05,
            supplier_share, "CHN"),
      japan("847130", 2025, {"laptops 847130, 2025: HHI", "ノートPC 847130（2025年）：HHI"}, kHhi, 0.908, 0.0005,
            import_hhi),
      japan("850760", 2025, {"Li-ion batteries 850760, 2025: China", "リチウムイオン電池850760（2025年）：中国"},
            kPercent, 81.3, 0.05, supplier_share, "CHN"),
      japan("850760", 2025, {"Li-ion batteries 850760, 2025: HHI", "リチウムイオン電池850760（2025年）：HHI"}, kHhi,
            0.670, 0.0005, import_hhi),
      japan("850760", 2020, {"Li-ion batteries 850760, 2020: imports", "リチウムイオン電池850760（2020年）：輸入額"},
            kMillion, 1336.1, 0.05, imports_million_usd),
      japan("850760", 2021, {"Li-ion batteries 850760, 2021: imports", "リチウムイオン電池850760（2021年）：輸入額"},
            kMillion, 1694.7, 0.05, imports_million_usd),
      japan("850760", 2022, {"Li-ion batteries 850760, 2022: imports", "リチウムイオン電池850760（2022年）：輸入額"},
            kMillion, 2287.9, 0.05, imports_million_usd),
      japan("850760", 2023, {"Li-ion batteries 850760, 2023: imports", "リチウムイオン電池850760（2023年）：輸入額"},
            kMillion, 2920.3, 0.05, imports_million_usd),
      japan("850760", 2024, {"Li-ion batteries 850760, 2024: imports", "リチウムイオン電池850760（2024年）：輸入額"},
            kMillion, 2654.5, 0.05, imports_million_usd),
      japan("100590", 2025, {"maize 100590, 2025: United States", "とうもろこし100590（2025年）：米国"}, kPercent, 97.5,
            0.05, supplier_share, "USA"),
      nickel(2013, {"China's nickel ore from Indonesia, 2013", "中国のニッケル鉱輸入（インドネシア産、2013年）"}, 41.1),
      nickel(2014, {"China's nickel ore from Indonesia, 2014", "中国のニッケル鉱輸入（インドネシア産、2014年）"}, 10.6),
      nickel(2019, {"China's nickel ore from Indonesia, 2019", "中国のニッケル鉱輸入（インドネシア産、2019年）"}, 23.9),
      nickel(2020, {"China's nickel ore from Indonesia, 2020", "中国のニッケル鉱輸入（インドネシア産、2020年）"}, 3.4),
  };
}

}  // namespace

std::span<const PublishedCheck> published_checks() {
  static const std::vector<PublishedCheck> checks = table();
  return checks;
}

}  // namespace noroshi

#include "interfaces/cli/declarations.hpp"

namespace noroshi::cli {
namespace {

OptionDecl year_option() {
  return {.name = "--year",
          .value = "YEAR",
          .doc = {"Default: the newest year with data for the importer.", "対象年。既定値はデータのある最新年。"}};
}

OptionDecl source_option() {
  return {.name = "--source",
          .value = "FEED",
          .doc = {"Use this feed only. Default: the best one for each product.",
                  "指定したフィードのみを使用する。既定では品目ごとに最良のものを選択。"}};
}

OptionDecl as_of_option() {
  return {.name = "--as-of",
          .value = "DATE",
          .doc = {"Use only what was known on that day (2024-06-30).",
                  "指定日に判明していたデータのみを使用する（例：2024-06-30）。"}};
}

CommandDecl dependence_page() {
  return {
      .name = "dependence",
      .summary = {"What members of a group depend on together; who depends on whom",
                  "グループの共通依存と、他国からの依存（逆依存）を調べる"},
      .description =
          {"common: products of which several members of a group buy most from the same outsider. reverse: products of "
           "which an outsider buys most from an area, or from a group taken as one supplier. Both ask for a share and "
           "for concentration, with thresholds that can be set; the definitions are our own.",
           "common（共通依存）は、複数の構成国が同じ域外国に大きく依存する品目を示す。reverse（逆依存）は、ある国・地域"
           "又はグループ全体からの輸入に他国が大きく依存する品目を示す。いずれもシェアと集中度により判定し、閾値は変更"
           "できる。独自の定義による。"},
      .prints = {"One row per product and outsider. CSV of common: of,year,product,revision,name,supplier,"
                 "dependent_members,importing_members,members,import_value_usd; of reverse: ...,partner,partner_name,"
                 "share,hhi,import_value_usd.",
                 "品目と相手国の組ごとに1行。CSVの列は、common では of,year,product,revision,name,supplier,"
                 "dependent_members,importing_members,members,import_value_usd、reverse では ...,partner,partner_name,"
                 "share,hhi,import_value_usd。"},
      .positionals = {{.name = "QUESTION",
                       .doc = {"common or reverse.", "common 又は reverse。"},
                       .choices = {"common", "reverse"}}},
      .options =
          {{.name = "--of",
            .value = "AREA",
            .doc = {"A group (G7, EU, QUAD); for reverse also an area (JPN). Default: G7 for common, JPN for "
                    "reverse.",
                    "グループ（G7、EU、QUAD）。reverse では国・地域（JPN）も可。既定値は common では G7、"
                    "reverse では JPN。"}},
           year_option(),
           {.name = "--product",
            .value = "CODES",
            .doc = {"Product codes; a heading takes all below it (2805). Default: all.",
                    "品目コード。上位の番号（例：2805）は下位の全品目を含む。既定値は全品目。"},
            .many = true},
           {.name = "--share",
            .value = "SHARE",
            .doc = {"Flagged above this share, 0 to 1. Default: 0.5.", "シェアの下限（0～1）。既定値は 0.5。"}},
           {.name = "--hhi",
            .value = "HHI",
            .doc = {"and above this concentration, 0 to 1. Default: 0.4.", "輸入のHHIの下限（0～1）。既定値は 0.4。"}},
           {.name = "--members",
            .value = "N",
            .doc = {"common: at least so many members. Default: 2.", "common の構成国数の下限。既定値は 2。"}},
           source_option(),
           as_of_option(),
           {.name = "--limit", .value = "N", .doc = {"At most N rows. Default: all.", "最大行数。既定値は全行。"}}},
      .examples = {{"noroshi dependence common --of G7 --limit 20",
                    {"What G7 members depend on together.", "G7構成国に共通する依存を表示する。"}},
                   {"noroshi dependence common --of QUAD --members 3 --product 2805,8505",
                    {"Rare earths and magnets on which three of the Quad depend.",
                     "クアッドの3か国以上に共通する希土類と磁石の依存を表示する。"}},
                   {"noroshi dependence reverse --of JPN --year 2023 --format csv",
                    {"Who depends on Japan, for a program.", "日本に依存する国・地域をCSVで出力する。"}}},
  };
}

CommandDecl convert_page() {
  return {
      .name = "convert",
      .summary = {"Count imports in another classification", "輸入額を別の分類に組み替える"},
      .description =
          {"Converts the imports of a year from the edition of the Harmonized System in which they were reported to "
           "another edition or to industries and end uses (ISIC, BEC, SITC, NAICS, WIOD, GTAP) with the loaded "
           "concordances, joining tables where no single one leads the whole way. Value without a target is listed and "
           "never spread over other codes.",
           "ある年の輸入額を、報告されたHSの版から、取込済みの対応表を用いて別の版や産業・用途分類（ISIC、BEC、SITC、"
           "NAICS、WIOD、GTAP）に組み替える。直接の対応表がなければ複数の表をつなぐ。対応先のない額は別に示し、"
           "他のコードには割り振らない。"},
      .prints = {"Three tables: the value per target code, the conservation check (total before, after, without a "
                 "target), and the codes without a target, largest first. CSV and Parquet hold the first.",
                 "3つの表：変換先コードごとの額、総額の一致確認（変換前、変換後、対応先なし）、対応先のないコード"
                 "（金額順）。CSVとParquetは最初の表のみ。"},
      .positionals = {},
      .options = {{.name = "--importer",
                   .value = "AREA",
                   .doc = {"The importing country or group (JPN, EU). Default: JPN.",
                           "輸入国又はグループ（JPN、EU）。既定値は JPN。"}},
                  year_option(),
                  {.name = "--to",
                   .value = "SCHEME",
                   .doc = {"The classification to convert to (HS12, ISIC3, BEC4, WIOD2013). Required.",
                           "変換先の分類（HS12、ISIC3、BEC4、WIOD2013）。必須。"}},
                  {.name = "--from",
                   .value = "EDITION",
                   .doc = {"The edition to convert from (HS22). Default: the one with most of the value.",
                           "変換元の版（HS22）。既定値は金額が最大の版。"}},
                  {.name = "--via",
                   .value = "SCHEMES",
                   .doc = {"Classifications in between, in order. Default: the shortest way.",
                           "経由する分類（順に指定）。既定値は最短の経路。"},
                   .many = true},
                  source_option(),
                  as_of_option()},
      .examples = {{"noroshi convert --importer JPN --year 2022 --to ISIC3",
                    {"Japan's imports of 2022 by industry.", "2022年の日本の輸入を産業別に示す。"}},
                   {"noroshi convert --from HS22 --to WIOD2013 --via ISIC3 --format json",
                    {"By sector of the input-output table, with the conservation check.",
                     "産業連関表の部門別に組み替え、総額の一致確認とともに出力する。"}}},
  };
}

CommandDecl catalogue_page() {
  return {
      .name = "catalogue",
      .summary = {"Look up areas, groups, editions and concordances",
                  "国・地域、グループ、HSの版、対応表を一覧表示する"},
      .description =
          {"areas: every area of trade statistics with its codes, its kind (country, historical state, not elsewhere "
           "specified, bunkers) and its names. groups: who was a member when. editions: the Harmonized System. "
           "concordances: the tables in the workspace that `noroshi convert` can use.",
           "areas は貿易統計の国・地域（コード、区分、各国語の名称）、groups はグループの構成国と加盟期間、editions "
           "はHSの版、concordances は `noroshi convert` で使用できる取込済みの対応表を示す。"},
      .prints = {"One row per area, membership, edition or table.", "国・地域、加盟、版又は対応表ごとに1行。"},
      .positionals = {{.name = "WHAT",
                       .doc = {"areas, groups, editions or concordances.",
                               "areas、groups、editions、concordances のいずれか。"},
                       .choices = {"areas", "groups", "editions", "concordances"}}},
      .options = {},
      .examples = {{"noroshi catalogue areas --format csv",
                    {"Every area with its names, for a program.", "全ての国・地域をCSVで出力する。"}},
                   {"noroshi catalogue groups",
                    {"Who is a member of what, and since when.", "構成国と加盟日を表示する。"}}},
  };
}

}  // namespace

std::vector<CommandDecl> relating_commands() { return {dependence_page(), convert_page(), catalogue_page()}; }

}  // namespace noroshi::cli

#include <array>
#include <string_view>
#include <utility>

#include "use_cases/dossier/sheet.hpp"

namespace noroshi::use_cases {
namespace {

// The longest first: "METI" is part of the name in full.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kPublishers{
    {{"Ministry of Economy, Trade and Industry (METI), Japan", "経済産業省"},
     {"Ministry of Internal Affairs and Communications, Japan (ten ministries)", "総務省ほか10府省庁"},
     {"Ministry of Agriculture, Forestry and Fisheries, Japan", "農林水産省"},
     {"Ministry of Health, Labour and Welfare (MHLW), Japan", "厚生労働省"},
     {"Ministry of Finance Japan, Japan Customs", "財務省 貿易統計"},
     {"Ministry of Finance, Fiscal System Council", "財務省 財政制度等審議会"},
     {"Agency for Natural Resources and Energy, Japan", "資源エネルギー庁"},
     {"Government of Japan (e-Gov Law Search", "日本政府（e-Gov法令検索"},
     {"Enforcement Order of the Economic Security Promotion Act, Cabinet Order 394 of 2022",
      "経済安全保障推進法施行令（令和4年政令第394号）"},
     {"Japan Petrochemical Industry Association", "石油化学工業協会"},
     {"Japan Environmental Management Association for Industry", "産業環境管理協会"},
     {"Japan LP Gas Association", "日本LPガス協会"},
     {"METI-commissioned study", "経済産業省委託調査"},
     {"Cabinet Office and Ministry of Health, Labour and Welfare", "内閣府・厚生労働省"},
     {"Japan Customs", "財務省 貿易統計"},
     {"U.S. Geological Survey", "米国地質調査所（USGS）"},
     {"United Nations Statistics Division", "国連統計部"}}};

// "Action plan on ... (経済安全保障に係る...について), excerpt" -> the title in brackets, which is its own.
std::string own_title(std::string title) {
  constexpr unsigned char kCjkLead = 0xE3;
  for (std::size_t open = title.find('('); open != std::string::npos; open = title.find('(', open + 1)) {
    const auto close = title.find(')', open);
    if (close == std::string::npos || open + 1 >= title.size()) break;
    if (static_cast<unsigned char>(title[open + 1]) < kCjkLead) continue;
    const auto from = title.rfind(", ", open);
    const auto begin = from == std::string::npos ? 0 : from + 2;
    return title.substr(0, begin) + "「" + title.substr(open + 1, close - open - 1) + "」" + title.substr(close + 1);
  }
  return title;
}

}  // namespace

Text cited(const std::string& source) {
  auto japanese = own_title(source);
  for (const auto& [english, own] : kPublishers) {
    if (const auto at = japanese.find(english); at != std::string::npos) japanese.replace(at, english.size(), own);
  }
  return {source, japanese};
}

}  // namespace noroshi::use_cases

#!/usr/bin/env bash
# Fills a workspace with everything that the product can read in a folder of real data. Usage: realdata.sh DATA WORKSPACE
# Repeating it changes nothing but the knowledge time of what was imported again.
set -uo pipefail
cd "$(dirname "$0")/.."
data=$1 workspace=$2
[ -d "$data" ] || { echo "realdata: no folder $data; set NOROSHI_TEST_DATA" >&2; exit 3; }
build/noroshi init --workspace "$workspace" --quiet >/dev/null || exit
failed=0

# take FEED FILES... [-- OPTIONS]: one delivery; a missing file is skipped and said. job="network import": of tables
take() {
  local feed=$1 files=() options=() file
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    for file in $1; do [ -f "$file" ] && files+=("$file"); done
    shift
  done
  [ "${1:-}" = -- ] && shift && options=("$@")
  if [ ${#files[@]} -eq 0 ]; then echo "  $feed: not in this folder"; return; fi
  if build/noroshi ${job:-import} "$feed" "${files[@]}" --workspace "$workspace" --quiet --format csv "${options[@]}" >build/realdata.out 2>build/realdata.err; then
    echo "  $feed: ${#files[@]} file(s)"
  else
    echo "  $feed: FAILED"; sed 's/^/    /' build/realdata.err | head -8; failed=1
  fi
}

echo "realdata: $data -> $workspace"
shopt -s nullglob
trade=$data/trade codes=$data/codes minerals=$data/minerals
take hs_nomenclature "$codes/hs_nomenclature_en/harmonized-system.csv"
take japan_tariff "$codes/hs_nomenclature_ja/japan_tariff_*.csv.gz"
take japan_import_laws "$codes/hs_nomenclature_ja/japan_tariff_*.csv.gz"
take baci_countries "$codes/country_codes/baci_country_codes_*.csv"
take baci_products "$codes/hs_nomenclature_en/baci_product_codes_*.csv.gz"
take concordance "$codes/hs_concordances/hs_revisions_consolidated_correlation.csv.gz" -- --force
take concordance "$codes/hs_concordances/insongkim/hs[0-6]_hs[0-6].csv.gz"
take concordance "$codes/hs_concordances/insongkim/hs6_isic3.csv.gz $codes/hs_concordances/insongkim/hs6_bec4.csv.gz $codes/hs_concordances/insongkim/hs6_sitc4.csv.gz"
take concordance "$codes/hs_concordances/insongkim/wiod_2013.csv.gz"
take concordance "$codes/hs_concordances/hs6_gtap_crosswalk.csv" -- --edition HS22
take usgs_mcs "$minerals/usgs_mcs/mcs*.csv.gz"
take bgs_minerals "$minerals/bgs_production/bgs_*.csv.gz"
take eu_crm "$minerals/eu_crm_shares/fact_GlobalSupplyShares_t.csv"
take comtrade "$trade/comtrade_battery_hs6/comtrade_imports_*.csv.gz $trade/comtrade_nickel/comtrade_nickel_*.csv.gz"
take generic "$trade/comtrade_strategic_commodities/comtrade_selected_*.csv.gz" -- --mapping data/mappings/comtrade_names_yearly.toml
take generic "$trade/comtrade_ic_hs8542/comtrade_hs8542_*.csv.gz" -- --mapping data/mappings/comtrade_codes_yearly.toml
take generic "$trade/us_imports_hts10_monthly/us_imports_*.csv.gz" -- --mapping data/mappings/us_imports_hts10_monthly.toml
take generic "$trade/china_controlled_minerals_monthly/china_exports_hs6_partner_monthly_*.csv" -- --mapping data/mappings/china_exports_hs6_partner_monthly.toml
io=$data/io job="network import"
for year in 2008 2009 2011; do
  take wiod2013 "$io/wiod2013_wiot/wiot_${year}_x.csv $io/wiod2013_wiot/wiot_${year}_Z.csv.gz $io/wiod2013_wiot/wiot_${year}_Y.csv.gz"
done
take wiod2016_niot "$io/wiod2016_niot/niot_2000_2014_*.csv.gz"
take oecd_iot "$io/oecd_iot_jpn_chn/oecd_iot_*.csv.gz"
take china_io "$io/china_nbs_iot/china_*.csv.gz"
take japan_io "$io/japan_iot_misc/iotable_13sector_2011.csv"
bea=$io/bea_io_detail/detail/bea
take bea_io "${bea}_use_domestic.csv ${bea}_use_import.csv ${bea}_commodity_use_totals.csv ${bea}_industry_output.csv" -- --year 2017
build/noroshi sources --workspace "$workspace" | head -40
exit $failed

#include "use_cases/init/init.hpp"

#include "columnar/database.hpp"
#include "holdings/atlas_delivery.hpp"

namespace noroshi::use_cases {

Result<ReportTable> init_workspace(const std::filesystem::path& folder, const holdings::BundledData& data,
                                   const holdings::Clock& clock, const Progress& progress) {
  const auto workspace = lake::Workspace::create(folder);
  if (!workspace) return fail(workspace.error());
  progress({"reading the atlas", "アトラスを読み込み中"}, 0.1);
  const auto atlas = data.atlas();
  if (!atlas) return fail(atlas.error());
  ReportTable report{"init",
                     text("Workspace {}", "ワークスペース {}", workspace->folder().string()),
                     {{"what", {"What", "項目"}}, {"count", {"Number", "件数"}, CellKind::integer}},
                     {},
                     {},
                     {}};
  const auto stored = workspace->partitions("");
  if (!stored) return fail(stored.error());
  if (stored->empty()) {
    auto db = columnar::Database::open();
    if (!db) return fail(db.error());
    progress({"storing", "保存中"}, 0.7);
    const auto delivered = holdings::deliver_atlas(*workspace, **atlas, data.areas(), *db, clock.utc_now());
    if (!delivered) return fail(delivered.error());
  } else {
    report.notes.push_back({"The workspace was there already; nothing was changed.",
                            "ワークスペースは既に存在するため、何も変更していない。"});
  }
  report.rows = {{Text{"goods in the atlas", "アトラスの品目"}, static_cast<std::int64_t>((*atlas)->goods.size())},
                 {Text{"areas", "国・地域"}, static_cast<std::int64_t>(data.areas().all().size())}};
  report.notes.push_back({"Next: ⟦chokepoints importer=JPN⟧, ⟦dossier good=gallium⟧, ⟦import?⟧.",
                          "次の手順: ⟦chokepoints importer=JPN⟧、⟦dossier good=gallium⟧、⟦import?⟧。"});
  progress({"done", "完了"}, 1.0);
  return report;
}

}  // namespace noroshi::use_cases

#include "base/build_id.hpp"

#include <elf.h>
#include <fmt/format.h>
#include <link.h>

#include <cstring>

namespace noroshi {
namespace {

const char kHere = 0;  // lies in the object that is asked for

std::string id_in_notes(const char* at, std::size_t bytes) {
  constexpr std::size_t kHeader = sizeof(ElfW(Nhdr));
  const auto padded = [](std::size_t n) { return (n + 3) & ~std::size_t{3}; };
  while (bytes >= kHeader) {
    ElfW(Nhdr) note;
    std::memcpy(&note, at, kHeader);
    const std::size_t name = padded(note.n_namesz), described = padded(note.n_descsz);
    if (bytes < kHeader + name + described) break;
    if (note.n_type == NT_GNU_BUILD_ID && std::string_view{at + kHeader, 4} == std::string_view{"GNU\0", 4}) {
      std::string id;
      for (std::size_t i = 0; i < note.n_descsz; ++i)
        id += fmt::format("{:02x}", static_cast<unsigned char>(at[kHeader + name + i]));
      return id;
    }
    at += kHeader + name + described;
    bytes -= kHeader + name + described;
  }
  return {};
}

int look_at_object(dl_phdr_info* object, std::size_t, void* found) {
  bool ours = false;
  const auto here = reinterpret_cast<ElfW(Addr)>(&kHere);
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const auto& segment = object->dlpi_phdr[i];
    const auto start = object->dlpi_addr + segment.p_vaddr;
    ours = ours || (segment.p_type == PT_LOAD && here >= start && here < start + segment.p_memsz);
  }
  if (!ours) return 0;
  auto& id = *static_cast<std::string*>(found);
  for (int i = 0; i < object->dlpi_phnum && id.empty(); ++i) {
    const auto& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    id = id_in_notes(reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr), segment.p_memsz);
  }
  return 1;
}

}  // namespace

const std::string& build_id() {
  static const std::string id = [] {
    std::string found;
    dl_iterate_phdr(look_at_object, &found);
    return found;
  }();
  return id;
}

}  // namespace noroshi

#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace noroshi::columnar {

// SHA-256 of bytes as they stream by.
class FileDigest {
 public:
  FileDigest();
  ~FileDigest();
  FileDigest(const FileDigest&) = delete;
  FileDigest& operator=(const FileDigest&) = delete;

  void take(std::string_view block);
  [[nodiscard]] std::string finish();  // 64 hexadecimal digits; once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace noroshi::columnar

#include "columnar/file_digest.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/contract.hpp"

namespace noroshi::columnar {

struct FileDigest::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
};

FileDigest::FileDigest() : state_{std::make_unique<State>()} {
  NOROSHI_ENSURE(EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) == 1);
}

FileDigest::~FileDigest() { EVP_MD_CTX_free(state_->context); }

void FileDigest::take(std::string_view block) { EVP_DigestUpdate(state_->context, block.data(), block.size()); }

std::string FileDigest::finish() {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  EVP_DigestFinal_ex(state_->context, digest, &length);
  std::string hex;
  for (unsigned i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

}  // namespace noroshi::columnar

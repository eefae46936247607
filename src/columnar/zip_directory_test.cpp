#include "columnar/zip_directory.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <iterator>

#include "columnar/test_archive.hpp"
#include "columnar/test_files.hpp"

namespace noroshi::columnar {
namespace {

std::string deflated(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string out(bytes.size() + 1000, '\0'), in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += std::to_string(i * 7919) + ",x\n";
  return text;
}

TEST(ZipDirectory, ListsAndUnpacksStoredAndDeflatedMembers) {
  const test::Folder folder;
  const auto big = long_text();
  const auto path = folder.write(
      "a.zip", test::archive({{"data/", ""}, {"data/a.csv", "t,i\n1,2\n"}, {"b.csv", big, deflated(big)}}));
  const auto members = zip_members(path);
  ASSERT_TRUE(members) << members.error().message.en;
  ASSERT_EQ(members->size(), 2u) << "folders are no members";
  EXPECT_EQ((*members)[0].name, "data/a.csv");
  EXPECT_EQ(*claimed_unpacked_size(path), big.size() + 8);
  const auto first = unpack_member(path, (*members)[0], folder.path());
  ASSERT_TRUE(first) << first.error().message.en;
  EXPECT_EQ(content(first->path()), "t,i\n1,2\n");
  const auto second = unpack_member(path, (*members)[1], folder.path());
  ASSERT_TRUE(second) << second.error().message.en;
  EXPECT_TRUE(content(second->path()) == big);
}

TEST(ZipDirectory, RefusesAMemberThatIsNotWhatTheDirectorySays) {
  const test::Folder folder;
  const auto big = long_text();
  auto bytes = test::archive({{"b.csv", big, deflated(big)}});
  const auto unpack = [&](const std::string& archive, auto change) {
    const auto path = folder.write("a.zip", archive);
    auto members = zip_members(path);
    EXPECT_TRUE(members);
    change(members->front());
    const auto got = unpack_member(path, members->front(), folder.path());
    return got ? std::string{"taken"} : got.error().message.en;
  };
  EXPECT_EQ(unpack(bytes, [](ZipMember&) {}), "taken");
  EXPECT_NE(unpack(bytes, [](ZipMember& m) { m.crc ^= 1; }).find("damaged"), std::string::npos);
  EXPECT_NE(unpack(bytes, [](ZipMember& m) { m.unpacked -= 1; }).find("damaged"), std::string::npos) << "a bomb";
  EXPECT_NE(unpack(bytes, [](ZipMember& m) { m.packed /= 2; }).find("damaged"), std::string::npos);
  EXPECT_NE(unpack(bytes, [](ZipMember& m) { m.method = 12; }).find("damaged"), std::string::npos);
  EXPECT_NE(unpack(bytes, [](ZipMember& m) { m.offset += 1; }).find("damaged"), std::string::npos);
  bytes[6] = 1;  // encrypted
  EXPECT_NE(unpack(bytes, [](ZipMember&) {}).find("encrypted"), std::string::npos);
}

TEST(ZipDirectory, ReadsNumbersOfZip64) {
  const test::Folder folder;
  // One stored member whose sizes and place stand in the ZIP64 field, and an end record that points to that of ZIP64.
  const std::string bytes = "t\n1\n", name = "a.csv", none(4, '\xFF');
  const auto field = [&](std::size_t offset, bool with_offset) {
    const auto numbers = test::little_endian(bytes.size(), 8) + test::little_endian(bytes.size(), 8) +
                         (with_offset ? test::little_endian(offset, 8) : std::string{});
    return test::little_endian(1, 2) + test::little_endian(numbers.size(), 2) + numbers;
  };
  const auto about = [&](const std::string& extra) {
    return test::little_endian(45, 2) + std::string(8, '\0') + test::little_endian(test::crc_of(bytes), 4) + none +
           none + test::little_endian(name.size(), 2) + test::little_endian(extra.size(), 2);
  };
  const auto local = "PK\x03\x04" + about(field(0, false)) + name + field(0, false) + bytes;
  const auto directory = "PK\x01\x02" + test::little_endian(45, 2) + about(field(0, true)) + std::string(10, '\0') +
                         none + name + field(0, true);
  const auto end64 = "PK\x06\x06" + test::little_endian(44, 8) + std::string(12, '\0') + test::little_endian(1, 8) +
                     test::little_endian(1, 8) + test::little_endian(directory.size(), 8) +
                     test::little_endian(local.size(), 8);
  const auto locator = "PK\x06\x07" + std::string(4, '\0') + test::little_endian(local.size() + directory.size(), 8) +
                       test::little_endian(1, 4);
  const auto end = "PK\x05\x06" + std::string(8, '\xFF') + none + none + std::string(2, '\0');
  const auto path = folder.write("a.zip", local + directory + end64 + locator + end);
  const auto members = zip_members(path);
  ASSERT_TRUE(members) << members.error().message.en;
  ASSERT_EQ(members->size(), 1u);
  const auto got = unpack_member(path, members->front(), folder.path());
  ASSERT_TRUE(got) << got.error().message.en;
  EXPECT_EQ(content(got->path()), bytes);
}

TEST(ZipDirectory, RefusesAnArchiveThatIsCutOff) {
  const test::Folder folder;
  const auto whole = test::archive({{"a.csv", "t,i\n1,2\n"}, {"b.csv", "t\n"}});
  for (std::size_t length = 0; length < whole.size(); ++length)
    EXPECT_FALSE(zip_members(folder.write("a.zip", whole.substr(0, length)))) << length;
}

}  // namespace
}  // namespace noroshi::columnar

#include "columnar/intake.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <iterator>

#include "columnar/test_files.hpp"

namespace noroshi::columnar {
namespace {

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(bytes.size() + 1000, '\0'), in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string content(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

class IntakeTest : public testing::Test {
 protected:
  Result<Intake> take(const std::string& name, std::string_view bytes, const IntakeOptions& more = {}) {
    auto options = more;
    options.scratch_folder = folder.path();
    return make_readable(folder.write(name, bytes), options);
  }
  void expect_refused(const std::string& name, std::string_view bytes, const std::string& words) {
    const auto got = take(name, bytes);
    ASSERT_FALSE(got) << name;
    EXPECT_EQ(got.error().code, ErrorCode::invalid_input);
    EXPECT_NE(got.error().message.en.find(words), std::string::npos) << got.error().message.en;
    EXPECT_FALSE(got.error().message.ja.empty());
    EXPECT_NE(got.error().where.find(name), std::string::npos) << got.error().where;
  }
  std::string read_back(const std::string& name, std::string_view bytes, const std::string& encoding) {
    const auto got = take(name, bytes);
    EXPECT_TRUE(got) << got.error().message.en;
    if (!got) return {};
    EXPECT_EQ(got->encoding, encoding);
    EXPECT_FALSE(got->notes.empty());
    return content(got->path);
  }
  test::Folder folder;
};

TEST_F(IntakeTest, GivesPlainUtf8BackAsItIsWithItsHash) {
  const auto got = take("a.csv", "abc");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->path, folder.path() / "a.csv");
  EXPECT_EQ(got->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");  // FIPS 180-2, B.1
  EXPECT_EQ(got->bytes, 3u);
  EXPECT_EQ(got->encoding, "UTF-8");
  EXPECT_TRUE(got->notes.empty());
}

TEST_F(IntakeTest, UnpacksGzipAndHashesWhatWasDelivered) {
  const auto packed = gzipped("t,i\n1,2\n");
  const auto got = take("a.csv.gz", packed + packed);
  ASSERT_TRUE(got) << got.error().message.en;
  EXPECT_EQ(content(got->path), "t,i\n1,2\nt,i\n1,2\n") << "two members in a row";
  EXPECT_EQ(got->bytes, 2 * packed.size());
}

TEST_F(IntakeTest, RemovesItsCopyWithTheObject) {
  std::filesystem::path copy;
  {
    const auto got = take("a.csv.gz", gzipped("t\n1\n"));
    ASSERT_TRUE(got);
    copy = got->path;
    EXPECT_TRUE(std::filesystem::exists(copy));
  }
  EXPECT_FALSE(std::filesystem::exists(copy));
}

TEST_F(IntakeTest, RefusesGzipThatIsCutOffOrDamaged) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::to_string(i * 7919) + ",x\n";
  const auto packed = gzipped(text);
  expect_refused("half.csv.gz", packed.substr(0, packed.size() / 2), "cut off");
  expect_refused("tail.csv.gz", packed.substr(0, packed.size() - 1), "cut off");
  auto damaged = packed;
  damaged[packed.size() - 6] ^= 0x55;  // the checksum
  expect_refused("bad.csv.gz", damaged, "damaged at byte");
  expect_refused("junk.csv.gz", packed + "junk", "damaged at byte");
}

TEST_F(IntakeTest, RefusesAnArchiveThatUnpacksToTooMuch) {
  const auto got = take("bomb.csv.gz", gzipped(std::string(100'000, 'a')), {.scratch_folder = {}, .max_bytes = 50'000});
  ASSERT_FALSE(got);
  EXPECT_NE(got.error().message.en.find("larger than 50000"), std::string::npos);
}

TEST_F(IntakeTest, ReadsUtf16WithAndWithoutItsMark) {
  using std::string_view_literals::operator""sv;
  EXPECT_EQ(read_back("le.csv", "\xFF\xFEt\0\n\0\xE5\x65\r\0\n\0"sv, "UTF-16LE"), "t\n日\n");
  EXPECT_EQ(read_back("be.csv", "\0t\0,\0i\0\n\0001\0,\0002\0\n"sv, "UTF-16BE"), "t,i\n1,2\n");
}

TEST_F(IntakeTest, ReadsShiftJisEucJpAndLatinLetters) {
  EXPECT_EQ(read_back("s.csv", "\x8D\x91,HS\n\x93\xFA\x96\x7B,850760\n", "Shift_JIS"), "国,HS\n日本,850760\n");
  EXPECT_EQ(read_back("e.csv", "HS\n\xC6\xFC\xCB\xDC\n", "EUC-JP"), "HS\n日本\n");
  EXPECT_EQ(read_back("l.csv", "n\nC\xF4te d'Ivoire\nR\xE9union\n", "windows-1252"), "n\nCôte d'Ivoire\nRéunion\n");
}

TEST_F(IntakeTest, KeepsDamagedUtf8ForTheReaderToRejectRowByRow) {
  const auto got = take("d.csv", "n\n日本\n\xFF\xFF\n");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->encoding, "UTF-8, damaged");
  EXPECT_NE(got->notes.at(0).en.find("byte 9 on (line 3)"), std::string::npos) << got->notes.at(0).en;
}

TEST_F(IntakeTest, NamesTheByteThatNoEncodingKnows) { expect_refused("x.csv", "n\na\x81\n", "byte 3, line 2"); }

TEST_F(IntakeTest, LeavesAByteOrderMarkAndCrLfAlone) {
  const auto got = take("b.csv", "\xEF\xBB\xBFt,i\r\n1,2\r\n");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->encoding, "UTF-8 with BOM");
  EXPECT_FALSE(got->scratch);
}

TEST_F(IntakeTest, MakesMixedLineEndsEqual) {
  EXPECT_EQ(read_back("m.csv", "t\r\n1\n2\r3\n", "UTF-8"), "t\n1\n2\n3\n");
}

TEST_F(IntakeTest, RefusesWhatIsNoTable) {
  using std::string_view_literals::operator""sv;
  expect_refused("e.csv", "", "empty");
  expect_refused("e.csv.gz", gzipped(""), "empty");
  expect_refused("z.csv", "PK\x03\x04 and more", "ZIP");
  expect_refused("z.xlsx", "PK\x03\x04 and more", "no sound directory");
  expect_refused("o.xls", "\xD0\xCF\x11\xE0 and more", "XLS");
  expect_refused("h.csv", "\n <!DOCTYPE html><title>Sign in", "web page");
  expect_refused("r.csv", "\x01\x02\x03\0\x05 rubbish \x06\x07\x08"sv, "binary");
}

TEST_F(IntakeTest, SaysThatAFileIsMissingOrAFolder) {
  EXPECT_EQ(make_readable(folder.path() / "none.csv", {.scratch_folder = folder.path()}).error().code,
            ErrorCode::not_found);
  EXPECT_EQ(make_readable(folder.path(), {.scratch_folder = folder.path()}).error().code, ErrorCode::io);
}

TEST_F(IntakeTest, TellsAnArchiveFromAWorkbookAndFromATable) {
  EXPECT_TRUE(is_archive(folder.write("a.zip", "PK\x03\x04 and more")));
  EXPECT_FALSE(is_archive(folder.write("a.xlsx", "PK\x03\x04 and more")));
  EXPECT_FALSE(is_archive(folder.write("a.csv", "t\n")));
  EXPECT_FALSE(is_archive("/nowhere"));
}

TEST_F(IntakeTest, GivesAFingerprintOfAnyFile) {
  const auto got = fingerprint_of(folder.write("a.csv", "t,i\n1,2\n"));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->bytes, 8u);
  EXPECT_EQ(got->sha256, make_readable(folder.path() / "a.csv", {.scratch_folder = folder.path()})->sha256);
}

TEST_F(IntakeTest, SaysThatTheScratchFolderCannotBeWritten) {
  const auto file = folder.write("a.csv.gz", gzipped("t\n"));
  EXPECT_EQ(make_readable(file, {.scratch_folder = "/nowhere"}).error().code, ErrorCode::io);
}

}  // namespace
}  // namespace noroshi::columnar

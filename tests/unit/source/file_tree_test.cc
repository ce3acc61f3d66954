#include "validator/source/file_tree.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "validator/source/read_bytes.h"

#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

void put(const std::string& path, std::string_view bytes) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string get(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

// Paths below `root`, so that an expectation does not name the scratch folder.
std::vector<std::string> below(const std::string& root, const std::vector<std::string>& paths) {
  std::vector<std::string> out;
  for (const std::string& path : paths) out.push_back(path.substr(root.size()));
  return out;
}

std::vector<std::string> told(const std::string& root,
                              const std::vector<FileListing::Left>& entries) {
  std::vector<std::string> out;
  for (const auto& entry : entries)
    out.push_back(entry.path.substr(root.size()) + ": " + entry.reason);
  return out;
}

using Strings = std::vector<std::string>;

// Lowers a limit of the process while it lives.
class LoweredLimit {
 public:
  LoweredLimit(__rlimit_resource which, rlim_t value) : which_(which) {
    getrlimit(which_, &before_);
    const rlimit lower = {value, before_.rlim_max};
    setrlimit(which_, &lower);
  }
  ~LoweredLimit() { setrlimit(which_, &before_); }
  LoweredLimit(const LoweredLimit&) = delete;
  LoweredLimit& operator=(const LoweredLimit&) = delete;

 private:
  __rlimit_resource which_;
  rlimit before_ = {};
};

TEST(DiskFileTree, ListsRegularFilesSortedByBytes) {
  const TempFolder folder;
  const std::string root = folder.path();
  for (const char* name : {"/b/2.txt", "/b/1.txt", "/b.txt", "/a/é.txt", "/a/Z.txt", "/a/a.txt",
                           "/b-1.txt", "/.hidden", "/.git/config", "/a/.DS_Store"}) {
    put(root + name, "x");
  }
  const auto listing = disk_file_tree()->list(root, Limits());
  ASSERT_TRUE(listing);
  EXPECT_EQ(below(root, listing->files), (Strings{"/a/Z.txt", "/a/a.txt", "/a/é.txt", "/b-1.txt",
                                                  "/b.txt", "/b/1.txt", "/b/2.txt"}));
  EXPECT_TRUE(listing->skipped.empty());
  EXPECT_TRUE(listing->unreadable.empty());
}

TEST(DiskFileTree, TellsWhatItLeavesOut) {
  const TempFolder folder;
  const std::string root = folder.path();
  put(root + "/kept.txt", "x");
  put(root + "/folder/kept.txt", "x");
  fs::create_symlink("kept.txt", root + "/file-link");
  fs::create_symlink("folder", root + "/folder-link");
  fs::create_symlink(".", root + "/loop");
  fs::create_symlink("nothing", root + "/dangling");
  ASSERT_EQ(mkfifo((root + "/pipe").c_str(), 0600), 0);
  const int number = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, (root + "/socket").c_str(), sizeof address.sun_path - 1);
  ASSERT_EQ(bind(number, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  close(number);

  const auto listing = disk_file_tree()->list(root, Limits());
  ASSERT_TRUE(listing);
  EXPECT_EQ(below(root, listing->files), (Strings{"/folder/kept.txt", "/kept.txt"}));
  EXPECT_EQ(told(root, listing->skipped),
            (Strings{"/dangling: a link", "/file-link: a link", "/folder-link: a link",
                     "/loop: a link", "/pipe: a pipe", "/socket: a socket"}));
}

TEST(DiskFileTree, FollowsALinkThatTheUserNamed) {
  const TempFolder folder;
  const std::string root = folder.path();
  put(root + "/real/a.txt", "news");
  fs::create_symlink("real", root + "/archive");
  fs::create_symlink("real/a.txt", root + "/draft");
  const auto tree = disk_file_tree();

  const auto listing = tree->list(root + "/archive", Limits());
  ASSERT_TRUE(listing);
  EXPECT_EQ(below(root, listing->files), Strings{"/archive/a.txt"});
  const auto single = tree->list(root + "/draft", Limits());
  ASSERT_TRUE(single);
  EXPECT_EQ(below(root, single->files), Strings{"/draft"});
  const auto text = tree->read(root + "/draft", 0, 100);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(text->bytes(), "news");
  EXPECT_EQ(text->name(), root + "/draft");
}

TEST(DiskFileTree, FollowsNoLinkPutInThePlaceOfAListedFile) {
  const TempFolder folder;
  const std::string root = folder.path();
  put(root + "/secret", "outside");
  put(root + "/archive/a.txt", "news");
  const auto tree = disk_file_tree();
  ASSERT_TRUE(tree->list(root + "/archive", Limits()));
  fs::remove(root + "/archive/a.txt");
  fs::create_symlink("../secret", root + "/archive/a.txt");
  const auto text = tree->read(root + "/archive/a.txt", 0, 100);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().kind, Error::Kind::kUnreadable);
  EXPECT_EQ(text.error().message, "cannot open: a link");
}

TEST(DiskFileTree, KeepsPathsAsTheUserGaveThem) {
  const TempFolder folder;
  put(folder.path() + "/a/b.txt", "x");
  const auto tree = disk_file_tree();
  const auto list = [&](const std::string& path) { return tree->list(path, Limits())->files; };
  EXPECT_EQ(list(folder.path() + "/a//"), Strings{folder.path() + "/a/b.txt"});
  EXPECT_EQ(list(folder.path() + "/./a"), Strings{folder.path() + "/./a/b.txt"});
  EXPECT_EQ(list(folder.path() + "/a/b.txt"), Strings{folder.path() + "/a/b.txt"});
  EXPECT_EQ(list("-"), Strings{"-"});
}

TEST(DiskFileTree, APathThatDoesNotExistIsAUsageError) {
  const TempFolder folder;
  put(folder.path() + "/file", "x");
  const auto tree = disk_file_tree();
  for (const std::string& path : {folder.path() + "/nothing", folder.path() + "/file/below",
                                  std::string(), std::string("a\0b", 3)}) {
    const auto listing = tree->list(path, Limits());
    ASSERT_FALSE(listing) << path;
    EXPECT_EQ(listing.error().kind, Error::Kind::kUsage);
    EXPECT_EQ(listing.error().where, path);
    EXPECT_EQ(listing.error().message, "no such file or folder");
  }
}

TEST(DiskFileTree, ANamedDeviceIsSkipped) {
  const auto listing = disk_file_tree()->list("/dev/null", Limits());
  ASSERT_TRUE(listing);
  EXPECT_EQ(told("", listing->skipped), Strings{"/dev/null: a device"});
}

TEST(DiskFileTree, GoesAsDeepAsTheLimitAllows) {
  const TempFolder folder;
  const std::string root = folder.path();
  put(root + "/1/2/kept.txt", "x");
  put(root + "/1/2/3/left.txt", "x");
  Limits limits;
  limits.tree_depth = 2;
  const auto listing = disk_file_tree()->list(root, limits);
  ASSERT_TRUE(listing);
  EXPECT_EQ(below(root, listing->files), Strings{"/1/2/kept.txt"});
  EXPECT_EQ(told(root, listing->unreadable), Strings{"/1/2/3: more than 2 folders deep"});
}

// Without a free descriptor no folder and no file can be opened; root has no power over that.
TEST(DiskFileTree, AFolderThatCannotBeOpenedIsTold) {
  const TempFolder folder;
  put(folder.path() + "/a.txt", "x");
  const auto tree = disk_file_tree();
  // UBSan checks a virtual call once per type, through a pipe: let it do so while there are
  // descriptors.
  ASSERT_TRUE(tree->list(folder.path(), Limits()));
  ASSERT_TRUE(tree->read(folder.path() + "/a.txt", 0, 10));
  const LoweredLimit none(RLIMIT_NOFILE, 0);
  const auto listing = tree->list(folder.path(), Limits());
  ASSERT_TRUE(listing);
  EXPECT_EQ(told(folder.path(), listing->unreadable),
            Strings{": cannot open: Too many open files"});
  const auto text = tree->read(folder.path() + "/a.txt", 0, 10);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().kind, Error::Kind::kUnreadable);
  EXPECT_EQ(text.error().message, "cannot open: Too many open files");
}

TEST(DiskFileTree, NeedsFewDescriptors) {
  const TempFolder folder;
  std::string path = folder.path();
  for (int depth = 0; depth < 40; ++depth) {
    path += "/d";
    put(path + "/a.txt", "x");
  }
  // The lowest free number and one more.
  const int free_number = open("/dev/null", O_RDONLY | O_CLOEXEC);
  close(free_number);
  const LoweredLimit few(RLIMIT_NOFILE, static_cast<rlim_t>(free_number) + 2);
  const auto listing = disk_file_tree()->list(folder.path(), Limits());
  ASSERT_TRUE(listing);
  EXPECT_EQ(listing->files.size(), 40u);
  EXPECT_TRUE(listing->unreadable.empty());
}

TEST(DiskFileTree, ReadsAWholeFile) {
  const TempFolder folder;
  const std::string path = folder.path() + "/a.txt";
  const std::string bytes = std::string(300'000, 'x') + std::string("\0end", 4);
  put(path, bytes);
  const auto text = disk_file_tree()->read(path, 5, bytes.size());
  ASSERT_TRUE(text);
  EXPECT_EQ(text->bytes(), bytes);
  EXPECT_EQ(text->id(), 5u);
  EXPECT_EQ(text->name(), path);
  put(path, "");
  EXPECT_EQ(disk_file_tree()->read(path, 5, 0)->bytes(), "");
}

TEST(DiskFileTree, KeepsTheSizeWithinItsLimit) {
  const TempFolder folder;
  const std::string path = folder.path() + "/a.txt";
  put(path, "12345");
  EXPECT_TRUE(disk_file_tree()->read(path, 0, 5));
  const auto text = disk_file_tree()->read(path, 0, 4);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().kind, Error::Kind::kLimit);
  EXPECT_EQ(text.error().where, path);
  EXPECT_EQ(text.error().message, "larger than 4 bytes");

  // A sparse file of 5 GiB costs neither time nor memory.
  fs::resize_file(path, std::uintmax_t{5} << 30);
  EXPECT_EQ(disk_file_tree()->read(path, 0, 1000).error().kind, Error::Kind::kLimit);
}

TEST(DiskFileTree, SaysWhyAFileCannotBeRead) {
  const TempFolder folder;
  const std::string pipe = folder.path() + "/pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  struct {
    std::string path;
    const char* message;
  } const cases[] = {
      {folder.path() + "/nothing", "cannot open: No such file or directory"},
      {folder.path(), "cannot read: Is a directory"},
      {pipe, "cannot read: a pipe, not a file"},  // and does not wait for a writer
      {"/dev/zero", "cannot read: a device, not a file"},
      // A regular file whose every read fails, for root too: address 0 of our own memory.
      {"/proc/self/mem", "cannot read: Input/output error"},
  };
  for (const auto& one : cases) {
    const auto text = disk_file_tree()->read(one.path, 0, 1000);
    ASSERT_FALSE(text) << one.path;
    EXPECT_EQ(text.error().kind, Error::Kind::kUnreadable) << one.path;
    EXPECT_EQ(text.error().where, one.path);
    EXPECT_EQ(text.error().message, one.message);
  }
}

TEST(DiskFileTree, ReadsFilesThatSayTheyAreEmpty) {
  const auto text = disk_file_tree()->read("/proc/self/status", 0, 1 << 20);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_TRUE(text->bytes().starts_with("Name:"));
}

// Files of /sys say 4,096 bytes and hold a few: to a reader, a file that shrank while it was read.
TEST(DiskFileTree, AFileThatShrankWhileItWasReadIsNotTrusted) {
  const std::string path = "/sys/kernel/mm/transparent_hugepage/enabled";
  struct stat status = {};
  if (stat(path.c_str(), &status) != 0 || status.st_size != 4096) {
    GTEST_SKIP() << "no file here that claims to be longer than it is";
  }
  const auto text = disk_file_tree()->read(path, 0, 1 << 20);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().message, "changed while it was read");
}

TEST(ReadBytes, TakesWhatComesHoweverItComes) {
  int ends[2] = {};
  ASSERT_EQ(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
  std::string bytes;
  for (int i = 0; i < 60'000; ++i) bytes += std::to_string(i);
  std::thread writer([&] {
    fcntl(ends[1], F_SETFL, 0);
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t put_now =
          write(ends[1], bytes.data() + at, std::min<std::size_t>(777, bytes.size() - at));
      if (put_now > 0) at += static_cast<std::size_t>(put_now);
    }
    close(ends[1]);
  });
  // Said to be ten bytes long, and grew.
  const auto text = read_descriptor(ends[0], "-", 0, 10, bytes.size());
  writer.join();
  close(ends[0]);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(text->bytes(), bytes);
}

TEST(ReadBytes, StopsAtTheLimitOfAnEndlessStream) {
  const int zero = open("/dev/zero", O_RDONLY | O_CLOEXEC);
  const auto text = read_descriptor(zero, "-", 0, 0, 1'000'000);
  close(zero);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().kind, Error::Kind::kLimit);
}

TEST(DiskFileTree, ReadsStandardInputUnderTheNameGiven) {
  const TempFolder folder;
  put(folder.path() + "/in", "piped news");
  const int in = open((folder.path() + "/in").c_str(), O_RDONLY | O_CLOEXEC);
  const int before = dup(STDIN_FILENO);
  dup2(in, STDIN_FILENO);
  const auto text = disk_file_tree("draft.txt")->read("-", 1, 100);
  dup2(before, STDIN_FILENO);
  close(before);
  close(in);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->bytes(), "piped news");
  EXPECT_EQ(text->name(), "draft.txt");
}

TEST(MemoryFileTree, ListsAndReadsAsTheDiskDoes) {
  const auto tree = memory_file_tree({{"archive/b.txt", "two"},
                                      {"archive/a/x.txt", "one"},
                                      {"archive/.git/config", "x"},
                                      {"archive-2/c.txt", "x"},
                                      {"draft.txt", "x"}});
  EXPECT_EQ(tree->list("archive/", Limits())->files, (Strings{"archive/a/x.txt", "archive/b.txt"}));
  EXPECT_EQ(tree->list("draft.txt", Limits())->files, Strings{"draft.txt"});
  EXPECT_EQ(tree->list("arch", Limits()).error().kind, Error::Kind::kUsage);
  EXPECT_EQ(tree->read("archive/b.txt", 2, 3)->bytes(), "two");
  EXPECT_EQ(tree->read("archive/b.txt", 2, 2).error().kind, Error::Kind::kLimit);
  EXPECT_EQ(tree->read("archive", 2, 2).error().kind, Error::Kind::kUnreadable);
  Limits limits;
  limits.tree_depth = 0;
  EXPECT_EQ(told("", tree->list("archive", limits)->unreadable),
            Strings{"archive/a/x.txt: more than 0 folders deep"});
}

class AtomicWrite : public testing::Test {
 protected:
  // What is in the folder, temporary files included.
  Strings names() const {
    Strings out;
    for (const auto& entry : fs::directory_iterator(folder_.path())) {
      out.push_back(entry.path().filename().string());
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  mode_t mode_of(const std::string& name) const {
    struct stat status = {};
    stat(path(name).c_str(), &status);
    return status.st_mode & 07777;
  }

  TempFolder folder_;
};

TEST_F(AtomicWrite, MakesAFileWithTheUsualMode) {
  const mode_t before = umask(027);
  const auto written = write_file_atomically(path("report.json"), "{}\n");
  umask(before);
  ASSERT_TRUE(written) << written.error().message;
  EXPECT_EQ(get(path("report.json")), "{}\n");
  EXPECT_EQ(mode_of("report.json"), 0640u);
  EXPECT_EQ(names(), Strings{"report.json"});
}

TEST_F(AtomicWrite, ReplacesAFileAndKeepsItsMode) {
  put(path("a.txt"), "old and longer");
  ASSERT_EQ(chmod(path("a.txt").c_str(), 0604), 0);
  ASSERT_TRUE(write_file_atomically(path("a.txt"), "new"));
  EXPECT_EQ(get(path("a.txt")), "new");
  EXPECT_EQ(mode_of("a.txt"), 0604u);
  ASSERT_TRUE(write_file_atomically(path("a.txt"), ""));
  EXPECT_EQ(get(path("a.txt")), "");
}

TEST_F(AtomicWrite, FollowsNoLink) {
  put(path("real.txt"), "old");
  fs::create_symlink("real.txt", path("link"));
  fs::create_symlink("nothing", path("dangling"));
  for (const char* name : {"link", "dangling"}) {
    const auto written = write_file_atomically(path(name), "new");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, Error::Kind::kUnreadable);
    EXPECT_EQ(written.error().message, "cannot write: a link, which is not followed");
  }
  EXPECT_EQ(get(path("real.txt")), "old");
  EXPECT_EQ(names(), (Strings{"dangling", "link", "real.txt"}));
}

TEST_F(AtomicWrite, ReplacesNothingButFiles) {
  fs::create_directory(path("folder"));
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  for (const char* name : {"folder", "pipe"}) {
    const auto written = write_file_atomically(path(name), "new");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().message, "cannot write: not a regular file");
  }
}

TEST_F(AtomicWrite, SaysWhereAFolderIsMissing) {
  const auto written = write_file_atomically(path("no/such/report.json"), "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().where, path("no/such/report.json"));
  EXPECT_EQ(written.error().message, "cannot write: No such file or directory");
}

TEST_F(AtomicWrite, WritesToDevices) {
  EXPECT_TRUE(write_file_atomically("/dev/null", "x"));
  const auto full = write_file_atomically("/dev/full", "x");
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().kind, Error::Kind::kUnreadable);
  EXPECT_EQ(full.error().message, "cannot write: No space left on device");
}

TEST_F(AtomicWrite, WritesToStandardOutputByName) {
  testing::internal::CaptureStdout();
  EXPECT_TRUE(write_file_atomically("/dev/stdout", "one "));
  EXPECT_TRUE(write_file_atomically("/dev/fd/1", "two"));
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "one two");
}

TEST_F(AtomicWrite, LeavesTheOldFileWhereTheDiskIsFull) {
  put(path("report.json"), "the old report");
  const auto before = std::signal(SIGXFSZ, SIG_IGN);
  std::optional<Error> error;
  {
    const LoweredLimit small(RLIMIT_FSIZE, 4096);
    const auto written = write_file_atomically(path("report.json"), std::string(10'000, 'x'));
    if (!written) error = written.error();
  }
  std::signal(SIGXFSZ, before);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->message, "cannot write: File too large");
  EXPECT_EQ(get(path("report.json")), "the old report");
  EXPECT_EQ(names(), Strings{"report.json"});
}

TEST_F(AtomicWrite, StepsAroundATemporaryFileLeftBehind) {
  const std::string left = ".dateline-" + std::to_string(getpid()) + "-0.tmp";
  put(path(left), "left by a run that was killed");
  ASSERT_TRUE(write_file_atomically(path("a.txt"), "new"));
  EXPECT_EQ(names(), (Strings{left, "a.txt"}));
}

}  // namespace
}  // namespace dateline

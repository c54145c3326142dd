/*
 * Keeps a book of everything a program does to the files of one folder, so that a power cut can be played afterwards: whatever was
 * not flushed when it came may be gone. Loaded before all else (LD_PRELOAD); forgetful-disk.ts reads the book.
 *
 * FORGETFUL_DIR   the folder; what lies elsewhere is nobody's business
 * FORGETFUL_BOOK  a file as large as the book may become, mapped by every process: it outlives a SIGKILL, and no limit on files reaches it
 *
 * The head of the book says, too, which calls fail at the moment, with which errno, how many of them and after how many.
 *
 * An entry is written when the call is over and succeeded, but for the beginning of a flush: what was written before that, and only
 * that, is on the disk when the flush is over.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

struct book {
  uint64_t end;
  uint32_t lock;
  uint32_t errno_given; /* 0: nothing fails */
  uint32_t failing; /* kinds of calls, below */
  int32_t times; /* so many calls more */
  int32_t skips; /* after so many more that do not */
  uint32_t flush_us; /* a flush takes so much longer */
};
enum { WRITES = 1, FLUSHES = 2, NAMES = 4, READS = 8 };
struct entry {
  uint32_t size; /* of all of it */
  uint32_t kind;
  uint64_t inode;
  int64_t number; /* an offset, a length, a mode, a thread */
  uint32_t path, other, bytes; /* lengths of what follows */
  uint32_t unused;
};
enum { CREATE = 1, FOLDER, WRITE, LENGTH, FLUSHING, FLUSHED, RENAME, REMOVE, LINK };

static struct book *book;
static uint64_t room;
static char dir[PATH_MAX];
static size_t dir_length;

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("FORGETFUL_DIR"), *file = getenv("FORGETFUL_BOOK");
  struct stat is;
  if (!folder || !file || !realpath(folder, dir)) return;
  dir_length = strlen(dir);
  int fd = syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC, 0);
  if (fd < 0 || fstat(fd, &is) != 0) return;
  void *mapped = mmap(NULL, is.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  syscall(SYS_close, fd);
  if (mapped == MAP_FAILED) return;
  room = is.st_size;
  book = mapped;
}

static int is_inside(const char *path) {
  size_t length = strlen(path);
  if (strncmp(path, dir, dir_length) != 0 || (path[dir_length] != '/' && path[dir_length] != '\0')) return 0;
  /* The index of SQLite's log is memory that processes share: no power cut leaves any of it. */
  return !(length > 4 && strcmp(path + length - 4, "-shm") == 0);
}

/* The whole path of an open file, if it lies in the folder. */
static int path_of(int fd, char *path) {
  char link[64];
  if (!book) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = '\0';
  return is_inside(path);
}

static int whole(const char *path, char *to) {
  char folder[PATH_MAX];
  if (!book) return 0;
  if (path[0] == '/') snprintf(to, PATH_MAX, "%s", path);
  else if (getcwd(folder, sizeof folder)) { if (snprintf(to, PATH_MAX, "%s/%s", folder, path) >= PATH_MAX) return 0; }
  else return 0;
  return is_inside(to);
}

static void note(int kind, uint64_t inode, int64_t number, const char *path, const char *other,
                 const struct iovec *parts, int count, size_t bytes) {
  int was = errno;
  struct entry entry = {0, kind, inode, number, path ? strlen(path) : 0, other ? strlen(other) : 0, bytes, 0};
  size_t size = sizeof entry + entry.path + entry.other + entry.bytes;
  entry.size = size = (size + 7) & ~(size_t)7;
  while (__atomic_exchange_n(&book->lock, 1, __ATOMIC_ACQUIRE)) sched_yield();
  if (book->end + size > room) {
    static const char full[] = "the book of the forgetful disk is full\n";
    if (write(2, full, sizeof full - 1)) abort();
    abort();
  }
  char *at = (char *)book + book->end;
  memcpy(at, &entry, sizeof entry);
  at += sizeof entry;
  if (path) { memcpy(at, path, entry.path); at += entry.path; }
  if (other) { memcpy(at, other, entry.other); at += entry.other; }
  for (int i = 0; i < count && bytes > 0; i += 1) {
    size_t here = parts[i].iov_len < bytes ? parts[i].iov_len : bytes;
    memcpy(at, parts[i].iov_base, here);
    at += here;
    bytes -= here;
  }
  /* A process that is killed within an entry leaves none. */
  __atomic_store_n(&book->end, book->end + size, __ATOMIC_RELEASE);
  __atomic_store_n(&book->lock, 0, __ATOMIC_RELEASE);
  errno = was;
}

/* Whether a call of that kind on that path fails now; then errno is set. */
static int fails(int kind, const char *path) {
  if (!book || !(book->failing & kind) || !book->errno_given || !is_inside(path)) return 0;
  if (book->skips > 0 && __atomic_fetch_sub(&book->skips, 1, __ATOMIC_RELAXED) > 0) return 0;
  if (__atomic_fetch_sub(&book->times, 1, __ATOMIC_RELAXED) <= 0) return 0;
  errno = book->errno_given;
  return 1;
}
static int fails_at(int kind, int fd) {
  char path[PATH_MAX];
  return book && book->errno_given && (book->failing & kind) && path_of(fd, path) && fails(kind, path);
}
static int fails_named(const char *path) {
  char to[PATH_MAX];
  return book && book->errno_given && whole(path, to) && fails(NAMES, to);
}

static uint64_t inode_of(int fd, mode_t *mode) {
  struct stat is;
  if (fstat(fd, &is) != 0) return 0;
  if (mode) *mode = is.st_mode;
  return is.st_ino;
}

#define NEXT(name) \
  static __typeof__(name) *next; \
  if (!next) next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

/* Opening: a file that was not there gets its name; one that is cut short is cut. */
static int opened(int fd, int flags, int was_there) {
  char path[PATH_MAX];
  mode_t mode = 0;
  if (fd < 0 || !(flags & (O_CREAT | O_TRUNC)) || !path_of(fd, path)) return fd;
  uint64_t inode = inode_of(fd, &mode);
  if (!was_there) note(CREATE, inode, mode & 07777, path, NULL, NULL, 0, 0);
  else if (flags & O_TRUNC) note(LENGTH, inode, 0, path, NULL, NULL, 0, 0);
  return fd;
}
static int is_there(int at, const char *path, int flags) {
  if (!book || !(flags & O_CREAT)) return 1;
  int was = errno;
  int found = syscall(SYS_faccessat, at, path, F_OK) == 0;
  errno = was;
  return found;
}
#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | __O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { NEXT(open); MODE(flags) int there = is_there(AT_FDCWD, path, flags); if (!there && fails_named(path)) return -1; return opened(next(path, flags, mode), flags, there); }
int open64(const char *path, int flags, ...) { NEXT(open64); MODE(flags) int there = is_there(AT_FDCWD, path, flags); if (!there && fails_named(path)) return -1; return opened(next(path, flags, mode), flags, there); }
int openat(int at, const char *path, int flags, ...) { NEXT(openat); MODE(flags) int there = is_there(at, path, flags); if (!there && fails_named(path)) return -1; return opened(next(at, path, flags, mode), flags, there); }
int openat64(int at, const char *path, int flags, ...) { NEXT(openat64); MODE(flags) int there = is_there(at, path, flags); if (!there && fails_named(path)) return -1; return opened(next(at, path, flags, mode), flags, there); }

/* Writing. */
static ssize_t written(int fd, const struct iovec *parts, int count, ssize_t done, off64_t offset) {
  char path[PATH_MAX];
  if (done <= 0 || !path_of(fd, path)) return done;
  if (offset < 0) offset = lseek64(fd, 0, SEEK_CUR) - done;
  note(WRITE, inode_of(fd, NULL), offset, path, NULL, parts, count, done);
  return done;
}
#define ONE { (void *)bytes, length }
ssize_t write(int fd, const void *bytes, size_t length) { NEXT(write); if (fails_at(WRITES, fd)) return -1; struct iovec one = ONE; return written(fd, &one, 1, next(fd, bytes, length), -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { NEXT(pwrite); if (fails_at(WRITES, fd)) return -1; struct iovec one = ONE; return written(fd, &one, 1, next(fd, bytes, length, at), at); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) { NEXT(pwrite64); if (fails_at(WRITES, fd)) return -1; struct iovec one = ONE; return written(fd, &one, 1, next(fd, bytes, length, at), at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { NEXT(writev); if (fails_at(WRITES, fd)) return -1; return written(fd, parts, count, next(fd, parts, count), -1); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { NEXT(pwritev); if (fails_at(WRITES, fd)) return -1; return written(fd, parts, count, next(fd, parts, count, at), at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { NEXT(pwritev64); if (fails_at(WRITES, fd)) return -1; return written(fd, parts, count, next(fd, parts, count, at), at); }

/* Reading is not in the book: it only fails. */
ssize_t read(int fd, void *bytes, size_t length) { NEXT(read); return fails_at(READS, fd) ? -1 : next(fd, bytes, length); }
ssize_t pread(int fd, void *bytes, size_t length, off_t at) { NEXT(pread); return fails_at(READS, fd) ? -1 : next(fd, bytes, length, at); }
ssize_t pread64(int fd, void *bytes, size_t length, off64_t at) { NEXT(pread64); return fails_at(READS, fd) ? -1 : next(fd, bytes, length, at); }

static int cut(int fd, int failed, off64_t length) {
  char path[PATH_MAX];
  if (!failed && path_of(fd, path)) note(LENGTH, inode_of(fd, NULL), length, path, NULL, NULL, 0, 0);
  return failed;
}
int ftruncate(int fd, off_t length) { NEXT(ftruncate); if (fails_at(WRITES, fd)) return -1; return cut(fd, next(fd, length), length); }
int ftruncate64(int fd, off64_t length) { NEXT(ftruncate64); if (fails_at(WRITES, fd)) return -1; return cut(fd, next(fd, length), length); }

/* Flushing, files and folders alike. */
static void flush(int kind, int fd) {
  char path[PATH_MAX];
  if (!path_of(fd, path)) return;
  if (kind == FLUSHING && book->flush_us) usleep(book->flush_us);
  note(kind, inode_of(fd, NULL), syscall(SYS_gettid), path, NULL, NULL, 0, 0);
}
int fsync(int fd) { NEXT(fsync); if (fails_at(FLUSHES, fd)) return -1; flush(FLUSHING, fd); int failed = next(fd); if (!failed) flush(FLUSHED, fd); return failed; }
int fdatasync(int fd) { NEXT(fdatasync); if (fails_at(FLUSHES, fd)) return -1; flush(FLUSHING, fd); int failed = next(fd); if (!failed) flush(FLUSHED, fd); return failed; }

/* Names. */
static int named(int kind, int failed, const char *path, const char *other) {
  char one[PATH_MAX], two[PATH_MAX];
  if (failed || !book) return failed;
  int here = whole(path, one), there = other ? whole(other, two) : 0;
  if (here || there) note(kind, 0, 0, one, other ? two : NULL, NULL, 0, 0);
  return failed;
}
int rename(const char *from, const char *to) { NEXT(rename); if (fails_named(to)) return -1; return named(RENAME, next(from, to), from, to); }
int link(const char *from, const char *to) { NEXT(link); if (fails_named(to)) return -1; return named(LINK, next(from, to), from, to); }
int unlink(const char *path) { NEXT(unlink); if (fails_named(path)) return -1; return named(REMOVE, next(path), path, NULL); }
int rmdir(const char *path) { NEXT(rmdir); if (fails_named(path)) return -1; return named(REMOVE, next(path), path, NULL); }
int mkdir(const char *path, mode_t mode) {
  NEXT(mkdir);
  if (fails_named(path)) return -1;
  char to[PATH_MAX];
  int failed = next(path, mode);
  if (!failed && whole(path, to)) note(FOLDER, 0, mode & 07777, to, NULL, NULL, 0, 0);
  return failed;
}

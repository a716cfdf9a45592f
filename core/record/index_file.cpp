#include "record/index_file.h"

#include <algorithm>
#include <array>

#include <sys/vfs.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "record/file_system.h"

namespace transect {

namespace {

constexpr int schemaVersion = 3;
constexpr int busyMilliseconds = 10000;

bool isOnNetwork(const std::filesystem::path& folder)
{
    // statfs(2): NFS, SMB, SMB2, AFS, Coda, Ceph, Lustre, GPFS, BeeGFS, 9P, FUSE (sshfs and others)
    constexpr std::array<unsigned long, 11> types{0x6969, 0x517B, 0xFE534D42, 0x5346414F, 0x73757245, 0x00C36400,
                                                  0x0BD00BD0, 0x47504653, 0x19830326, 0x01021997, 0x65735546};
    struct statfs status {};
    if (::statfs(folder.c_str(), &status) == -1)
        return true;
    return std::ranges::find(types, static_cast<unsigned long>(status.f_type) & 0xFFFFFFFF) != types.end();
}

int versionOf(SQLite::Database& database)
{
    return database.execAndGet("PRAGMA user_version").getInt();
}

void prepareSchema(SQLite::Database& database)
{
    if (versionOf(database) == schemaVersion)
        return;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (versionOf(database) == schemaVersion) // another process was faster
        return;
    database.exec("DROP TABLE IF EXISTS runs");
    database.exec("CREATE TABLE runs (path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, summary TEXT NOT NULL)");
    database.exec("PRAGMA user_version = " + std::to_string(schemaVersion));
    transaction.commit();
}

std::unique_ptr<SQLite::Database> openDatabase(const std::filesystem::path& path)
{
    auto database = std::make_unique<SQLite::Database>(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                                                       busyMilliseconds);
    database->exec("PRAGMA journal_mode = DELETE");
    if (database->execAndGet("PRAGMA integrity_check").getString() != "ok")
        throw SQLite::Exception("the integrity check failed", SQLITE_CORRUPT);
    prepareSchema(*database);
    database->execAndGet("SELECT count(path || fingerprint || summary) FROM runs"); // the columns are those we know
    return database;
}

/// Damage, and a table of another shape: what beginning anew cures.
bool isDamage(const SQLite::Exception& exception)
{
    const int code = exception.getErrorCode();
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
}

} // namespace

IndexFile::IndexFile(std::unique_ptr<SQLite::Database> database)
    : m_database(std::move(database))
{
}

IndexFile::~IndexFile() = default;

std::unique_ptr<IndexFile> IndexFile::open(const std::filesystem::path& path)
{
    if (isOnNetwork(folderOf(path)))
        return nullptr;
    for (int attempt = 0; attempt < 2; ++attempt) {
        try {
            return std::unique_ptr<IndexFile>(new IndexFile(openDatabase(path)));
        } catch (const SQLite::Exception& exception) {
            if (!isDamage(exception))
                return nullptr;
        }
        std::error_code error; // the next attempt tells
        std::filesystem::remove(path.string() + "-journal", error); // first: it must not be played back into a new file
        std::filesystem::remove(path, error);
    }
    return nullptr;
}

std::vector<IndexFile::Row> IndexFile::rows() const
try {
    std::vector<Row> result;
    SQLite::Statement query(*m_database, "SELECT path, fingerprint, summary FROM runs");
    while (query.executeStep())
        result.push_back({query.getColumn(0), query.getColumn(1), query.getColumn(2)});
    return result;
} catch (const SQLite::Exception&) {
    return {}; // the runs are read from their folders
}

bool IndexFile::update(const std::vector<Row>& changed, const std::vector<std::string>& gone)
try {
    SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement replace(*m_database, "INSERT OR REPLACE INTO runs VALUES (?, ?, ?)");
    for (const Row& row : changed) {
        replace.reset();
        replace.bind(1, row.path);
        replace.bind(2, row.fingerprint);
        replace.bind(3, row.summary);
        replace.exec();
    }
    SQLite::Statement remove(*m_database, "DELETE FROM runs WHERE path = ?");
    for (const std::string& path : gone) {
        remove.reset();
        remove.bind(1, path);
        remove.exec();
    }
    transaction.commit();
    return true;
} catch (const SQLite::Exception&) {
    return false;
}

} // namespace transect

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace SQLite {
class Database;
}

namespace transect {

/// The SQLite file in which the index of a library outlives the process: for each run its path in the library, a
/// fingerprint of its files and a summary as JSON text. It holds nothing that the folders do not, so whatever is wrong
/// with it, it is deleted and begun anew. Rollback journal, several processes at once.
class IndexFile {
public:
    struct Row {
        std::string path, fingerprint, summary;
    };

    /// Nothing where the file cannot be used: its folder is read-only, or on a network file system, whose locks SQLite
    /// cannot rely on.
    static std::unique_ptr<IndexFile> open(const std::filesystem::path& path);
    ~IndexFile();

    std::vector<Row> rows() const;
    /// Inserts or replaces `changed` and removes the rows of `gone`, all or nothing; whether it succeeded.
    bool update(const std::vector<Row>& changed, const std::vector<std::string>& gone);

private:
    explicit IndexFile(std::unique_ptr<SQLite::Database> database);

    std::unique_ptr<SQLite::Database> m_database;
};

} // namespace transect

#include "opening.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>

#include "record/error.h"
#include "record/run_folder.h"
#include "widgets/common/settings.h"

namespace transect {

namespace {

bool isStudy(const std::filesystem::path& folder)
{
    std::error_code unreadable;
    return std::filesystem::exists(folder / "study.json", unreadable);
}

bool isStudyOrRun(const std::filesystem::path& folder)
{
    return RunFolder{folder}.isRun() || isStudy(folder);
}

std::filesystem::path normal(const std::filesystem::path& path)
{
    const auto whole = std::filesystem::absolute(path).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

bool isVideo(const QFileInfo& file)
{
    static const QStringList endings{"mp4", "m4v", "mov", "avi", "mkv", "webm", "ts", "mts", "mpg", "mpeg", "wmv", "flv", "ogv", "3gp"};
    return endings.contains(file.suffix().toLower());
}

/// Empty where it is not below the library, as it is named or as it is with links followed.
std::filesystem::path below(const std::filesystem::path& library, const std::filesystem::path& folder)
{
    for (const auto& path : {normal(folder).lexically_relative(normal(library)),
                             std::filesystem::weakly_canonical(folder).lexically_relative(std::filesystem::weakly_canonical(library))}) {
        if (!path.empty() && *path.begin() != ".." && path != ".")
            return path;
    }
    return {};
}

/// The folder above it, of a study's run the one above the study.
std::filesystem::path libraryOf(const std::filesystem::path& folder)
{
    const auto parent = normal(folder).parent_path();
    return isStudy(parent) ? parent.parent_path() : parent;
}

Opening withoutRun(const QString& library)
{
    const auto chosen = Settings().library();
    Opening opening;
    opening.isRemembered = library.isEmpty() && qEnvironmentVariableIsEmpty("TRANSECT_LIBRARY");
    if (!library.isEmpty())
        opening.library = normal(library.toStdString());
    else if (opening.isRemembered && !chosen.isEmpty())
        opening.library = chosen.toStdString();
    else
        opening.library = normal(libraryFolder());
    return opening;
}

bool isWeights(const QString& name)
{
    static const QStringList endings{".pth", ".pt", ".ckpt", ".bin", ".safetensors", ".npz", ".pth.tar"};
    return std::ranges::any_of(endings, [&](const QString& ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

} // namespace

bool holdsCheckpoints(const QString& path)
{
    if (!QFileInfo(path).isDir())
        return isWeights(path);
    const auto hasWeights = [](const QString& folder) { return std::ranges::any_of(QDir(folder).entryList(QDir::Files), isWeights); };
    const auto folders = QDir(path).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    return !isStudyOrRun(path.toStdString()) && (hasWeights(path) || std::ranges::any_of(folders, [&](const QFileInfo& one) { return hasWeights(one.filePath()); }));
}

Opening openingOf(const QString& named, const QString& library)
{
    auto opening = withoutRun(library);
    if (const QFileInfo file(named); file.isFile()) {
        if (file.fileName() == u"run.json" || file.fileName() == u"study.json")
            return openingOf(file.path(), library);
        if (isVideo(file))
            opening.video = file.absoluteFilePath();
        else
            opening.specification = file.absoluteFilePath().toStdString();
        return opening;
    }
    opening.run = named;
    const std::filesystem::path folder = named.toStdString();
    if (library.isEmpty() && isStudyOrRun(folder) && below(opening.library, folder).empty()) {
        opening.library = libraryOf(folder);
        opening.isRemembered = false;
    }
    return opening;
}

QString pathInLibrary(const std::filesystem::path& library, const QString& named)
{
    const std::filesystem::path text = named.toStdString();
    for (const auto& folder : {text, library / text}) {
        if (const auto path = below(library, folder); isStudyOrRun(folder) && !path.empty())
            return QString::fromStdString(path.string());
    }
    const auto path = below(library, resolveRun(library, named.toStdString()).root);
    if (path.empty())
        throw Error("no-run", "the run " + named.toStdString() + " stands in another library", library.string(), "open it without --library");
    return QString::fromStdString(path.string());
}

} // namespace transect

#pragma once

#include <filesystem>

#include <QWidget>

class QVBoxLayout;

namespace transect {

/// A study that comes with the program.
struct ReadyStudy {
    QString name, description;
    std::filesystem::path file;
    std::size_t seeds = 1; ///< of pre-training
};

/// The specifications in `folder` ("kind": "study"), the shortest first; what cannot be read is left out.
std::vector<ReadyStudy> readyStudies(const std::filesystem::path& folder);

/// The first page, and the page of a library without runs: what can be begun here.
class Welcome : public QWidget {
    Q_OBJECT

public:
    explicit Welcome(const std::vector<ReadyStudy>& studies, QWidget* parent = nullptr);

Q_SIGNALS:
    void studyRequested(const QString& file);
    void newRequested();
    void openRequested();
};

} // namespace transect

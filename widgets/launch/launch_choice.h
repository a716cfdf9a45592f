#pragma once

#include <vector>

#include <QListWidget>

#include "record/json.h"

namespace transect {

/// Something that can be launched: a kind of job, a ready-made study, the duplicate of a run.
struct LaunchChoice {
    QString id;      ///< "new.study", "ready-made.fashion-to-digits", "duplicate"
    QString title, help;
    Json original;   ///< the specification that it begins with
    bool isCompared = false; ///< differences to the original are worth showing
    Json draft = original; ///< as it was left
    QString wrongText = {};     ///< the JSON text as it was left, where it is no specification

    bool isChanged() const { return draft != original || !wrongText.isEmpty(); }
    void startOver();
};

/// The list of what can be launched, under headings.
class LaunchChoices : public QListWidget {
    Q_OBJECT

public:
    explicit LaunchChoices(QWidget* parent = nullptr);

    void addHeading(const QString& title);
    /// Replaces the choice of the same id, in its place.
    void add(const LaunchChoice& choice);
    LaunchChoice* find(const QString& id); ///< nullptr where there is none
    LaunchChoice* current();
    /// Emits chosen().
    void choose(const QString& id);

Q_SIGNALS:
    void chosen();

private:
    std::vector<LaunchChoice> m_choices;
};

} // namespace transect

#pragma once

#include <QWidget>

#include "widgets/common/ready_made.h"

class QVBoxLayout;

namespace transect {

/// The first page, and the page of a library without runs: what can be begun here.
class Welcome : public QWidget {
    Q_OBJECT

public:
    explicit Welcome(const ReadyMadeList& studies, QWidget* parent = nullptr);

    void setHasDemo(bool has); ///< there is a result to look at
    void setLibraries(const QStringList& folders); ///< that may be opened, newest first

Q_SIGNALS:
    void studyRequested(const QString& name);
    void demoRequested();
    void newRequested();
    void videoRequested(); ///< one is to be reviewed
    void checkpointsRequested(); ///< that another program wrote are to be studied
    void openRequested();
    void libraryRequested(const QString& folder);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void focusFirst();
    QLayout* studyRow(const ReadyMade& study, bool isFirst);
    QLayout* demoRow();
    QLayout* buttonRow();

    QWidget* m_first = nullptr; ///< the first study's button
    QWidget* m_demo;
    QWidget* m_libraries;
};

} // namespace transect

#pragma once

#include <memory>
#include <optional>

#include <QtTest>
#include <QtWidgets>

#include "record/run_spec.h"
#include "widgets/common/theme.h"
#include "widgets/launch/engine.h"
#include "widgets/launch/fake_engine.h"
#include "widgets/launch/launch_dialog.h"

namespace transect::testing {

/// A launch dialog over an engine that starts nothing, and what its tests do in it.
class OpenDialog {
protected:
    void open()
    {
        m_fake.emplace();
        m_engine = std::make_unique<Engine>();
        m_engine->load();
        QTRY_VERIFY(m_engine->description());
        m_dialog = std::make_unique<LaunchDialog>(*m_engine, library().toStdString());
        m_dialog->setReadyMadeFolder(TRANSECT_SOURCE_DIR "/resources/studies");
    }

    void close()
    {
        m_dialog.reset();
        m_engine.reset();
    }

    QString library() const { return m_fake->path("library"); }
    template <typename Control> Control* find(const char* name) const { return m_dialog->findChild<Control*>(name); }
    QPushButton* start() const { return find<QPushButton>("startButton"); }
    QString reason() const { return find<QLabel>("startReason")->text(); }
    QPlainTextEdit* text() const { return find<QPlainTextEdit>("specificationText"); }
    QTreeWidget* differences() const { return find<QTreeWidget>("differences"); }

    void showNew()
    {
        m_dialog->showNew();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    void fillNew()
    {
        showNew();
        find<QComboBox>("field.source.data.name")->setEditText("mnist");
        find<QListWidget>("studyParts")->setCurrentRow(2);
        find<QComboBox>("field.transfer.0.target.name")->setEditText("digits");
        QVERIFY(start()->isEnabled());
    }

    void duplicate()
    {
        RunSpec run;
        run.kind = "pretrain";
        run.name = "origin";
        run.seed = 4;
        run.parameters = complete(pretrain(), {{"data", {{"name", "digits"}}}, {"epochs", 12}});
        m_dialog->showDuplicate(run);
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    void enter(const char* name, const QString& text)
    {
        auto* line = find<QLineEdit>(name);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }

    std::optional<FakeEngine> m_fake;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<LaunchDialog> m_dialog;

private:
    Theme m_theme{*qApp};
};

} // namespace transect::testing

#pragma once

#include <memory>

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

#include "widgets/common/theme.h"

namespace transect::testing {

inline const std::filesystem::path resources = TRANSECT_SOURCE_DIR "/resources";

/// What a program keeps, in a folder of the test's own: settings, caches, the devices' locks; also for the programs that it
/// starts.
class Drawer {
public:
    Drawer()
    {
        for (const auto* variable : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TRANSECT_STATE"})
            qputenv(variable, path(QString::fromLatin1(variable).toLower()).toLocal8Bit());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path("settings"));
        QCoreApplication::setOrganizationName("TransectTest");
        QCoreApplication::setApplicationName("desk");
    }

    QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

/// And how a window looks.
class Desk : public Drawer {
public:
    Desk() { m_theme->setAppearance(Appearance::Light); }

    Theme& theme() const { return *m_theme; }

private:
    std::unique_ptr<Theme> m_theme = std::make_unique<Theme>(*qApp);
};

} // namespace transect::testing

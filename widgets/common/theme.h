#pragma once

#include <functional>
#include <optional>

#include <QColor>
#include <QObject>
#include <QPalette>

class QApplication;

namespace transect {

/// The colours of the window. Data colours are in widgets/plot/series_colours.h.
struct Tokens {
    QColor window, surface, raised, line, text, quietText, accent, accentText, good, attention, bad;
    bool isDark = false;
};

const Tokens& lightTokens();
const Tokens& darkTokens();

/// Contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance).
double contrast(const QColor& first, const QColor& second);

enum class Appearance { System, Light, Dark };

/// The look of the whole application; one object, made in main() after QApplication and before any widget.
class Theme : public QObject {
    Q_OBJECT

public:
    /// `application` gets the style. A palette that it had before, or that the desktop sets later, is not shown, but says
    /// whether the desktop is dark.
    explicit Theme(QApplication& application);
    ~Theme() override;

    static Theme& current();

    void setAppearance(Appearance appearance);
    Appearance appearance() const { return m_appearance; }
    /// What the desktop asks for; nothing: as its palette is. Appearance::System follows it.
    void setSystemIsDark(std::optional<bool> dark);
    const Tokens& tokens() const { return *m_tokens; }

    /// What `make` makes gets the style sheet in the end, all at once: with it each widget would be polished anew whenever one that
    /// holds it gets a parent, which takes longer than all the rest. For the first window, since others lose it meanwhile.
    void styleAtOnce(const std::function<void()>& make);

    /// Sizes in pixels of text: base 13, quiet 11, title 15, figure 22.
    QFont font(int pixels, int weight = QFont::Normal) const;

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool systemIsDark() const;
    void apply();
    void show(const Tokens& tokens);

    QApplication& m_application;
    QPalette m_systemPalette;
    std::optional<bool> m_systemIsDark;
    bool m_isShowing = false; ///< a change of the palette is ours
    Appearance m_appearance = Appearance::System;
    const Tokens* m_tokens = nullptr;
};

} // namespace transect

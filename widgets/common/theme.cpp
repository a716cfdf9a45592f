#include "widgets/common/theme.h"

#include <cmath>

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>

#include "widgets/common/control_style.h"
#include "widgets/common/style.h"

namespace transect {

namespace {

Theme* theTheme = nullptr;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

QPalette paletteOf(const Tokens& tokens)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& colour) { palette.setColor(role, colour); };
    set(QPalette::Window, tokens.window);
    set(QPalette::WindowText, tokens.text);
    set(QPalette::Base, tokens.surface);
    set(QPalette::AlternateBase, tokens.window);
    set(QPalette::Text, tokens.text);
    set(QPalette::PlaceholderText, tokens.quietText);
    set(QPalette::Button, tokens.raised);
    set(QPalette::ButtonText, tokens.text);
    set(QPalette::BrightText, tokens.bad);
    set(QPalette::ToolTipBase, tokens.raised);
    set(QPalette::ToolTipText, tokens.text);
    set(QPalette::Highlight, tokens.accent);
    set(QPalette::HighlightedText, tokens.accentText);
    set(QPalette::Link, tokens.accent);
    set(QPalette::LinkVisited, tokens.accent);
    set(QPalette::Light, tokens.raised);
    set(QPalette::Midlight, tokens.line);
    set(QPalette::Mid, tokens.line);
    set(QPalette::Dark, tokens.quietText);
    set(QPalette::Shadow, tokens.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.quietText);
    return palette;
}

} // namespace

const Tokens& lightTokens()
{
    static const Tokens tokens{"#F6F7F9", "#FFFFFF", "#FFFFFF", "#D8DDE3", "#1A1E23", "#5B6671", "#0B66C3", "#FFFFFF", "#1A7F37", "#8F5E00", "#C4262E", false};
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens{"#15181C", "#1C2025", "#23282E", "#353B43", "#E7EAEE", "#9BA6B2", "#5AA9F7", "#10151B", "#4AC26B", "#E0B04A", "#FF7B78", true};
    return tokens;
}

double contrast(const QColor& first, const QColor& second)
{
    const double a = luminance(first) + 0.05, b = luminance(second) + 0.05;
    return a > b ? a / b : b / a;
}

Theme::Theme(QApplication& application)
    : m_application(application)
    , m_systemPalette(application.palette())
{
    theTheme = this;
    QApplication::setStyle(new ControlStyle);
    auto font = application.font();
    font.setPixelSize(13);
    application.setFont(font);
    apply();
    application.installEventFilter(this);
}

Theme::~Theme()
{
    theTheme = nullptr;
}

Theme& Theme::current()
{
    Q_ASSERT(theTheme);
    return *theTheme;
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    apply();
}

void Theme::setSystemIsDark(std::optional<bool> dark)
{
    m_systemIsDark = dark;
    apply();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == &m_application && !m_isShowing) {
        m_systemPalette = m_application.palette();
        m_tokens = nullptr; // shown anew, over the desktop's palette
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::styleAtOnce(const std::function<void()>& make)
{
    const QScopedValueRollback showing(m_isShowing, true);
    m_application.setStyleSheet({});
    make();
    m_application.setStyleSheet(styleSheet(*m_tokens));
}

QFont Theme::font(int pixels, int weight) const
{
    auto font = m_application.font();
    font.setPixelSize(pixels);
    font.setWeight(QFont::Weight(weight));
    return font;
}

bool Theme::systemIsDark() const
{
    if (m_systemIsDark)
        return *m_systemIsDark;
    return m_systemPalette.color(QPalette::Window).lightness() < m_systemPalette.color(QPalette::WindowText).lightness();
}

void Theme::apply()
{
    const bool dark = m_appearance == Appearance::Dark || (m_appearance == Appearance::System && systemIsDark());
    const auto* tokens = dark ? &darkTokens() : &lightTokens();
    if (tokens != m_tokens)
        show(*tokens);
}

void Theme::show(const Tokens& tokens)
{
    m_tokens = &tokens;
    // A sheet in the place of another would polish each widget once for each that holds it.
    styleAtOnce([&] { m_application.setPalette(paletteOf(tokens)); });
    Q_EMIT changed();
}

} // namespace transect

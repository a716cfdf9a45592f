#pragma once

#include <vector>

#include <QWidget>

class QGridLayout;

namespace transect {

/// Large panels in a row, small ones below in as many rows as the width asks for.
class PanelGrid : public QWidget {
    Q_OBJECT

public:
    explicit PanelGrid(QWidget* parent = nullptr);

    /// Children of this widget; those that are not named are hidden.
    void setPanels(std::vector<QWidget*> large, std::vector<QWidget*> small);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int wantedRows() const;
    void layOut();
    int place(const std::vector<QWidget*>& panels, int rows, int firstRow, int stretch);

    QGridLayout* m_layout;
    std::vector<QWidget*> m_large, m_small;
    int m_rows = 0; ///< of small panels, as they are laid out
};

} // namespace transect

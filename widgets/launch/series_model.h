#pragma once

#include <map>
#include <set>

#include <QAbstractTableModel>

#include "widgets/launch/series_report.h"

namespace transect {

/// The files of a series in their order, then those that are left out; which are in it, and their epochs, can be corrected.
class SeriesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { File, Epoch, Step, State, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Forgets the corrections of another folder.
    void setFolder(const QString& folder);
    void setReport(const SeriesReport& report);

    int includedCount() const;
    void leaveOut(const std::string& path);

    // The corrections, by the names of files in the folder.
    std::vector<std::string> leftOutNames() const;
    std::vector<std::pair<std::string, double>> correctedEpochs() const;
    bool isCorrected() const { return !m_epochs.empty() || !m_leftOut.empty(); }
    void forgetCorrections();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override; ///< numbers to sort by in Qt::UserRole
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void corrected();

private:
    struct Row {
        SeriesFile file;
        bool isIn = true;
        std::string problem; ///< empty: none
        bool isReadable = true;
    };

    QString nameOf(const Row& row) const;
    QString stateOf(const Row& row) const;
    QVariant numberOf(const Row& row, int column) const;
    void include(Row& row, bool isIn);

    std::string m_folder;
    std::vector<Row> m_rows;
    std::map<std::string, double> m_epochs; ///< by path
    std::set<std::string> m_leftOut;        ///< paths
};

} // namespace transect

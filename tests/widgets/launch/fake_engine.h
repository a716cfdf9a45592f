#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "record/parameters.h"

namespace transect::testing {

inline Parameter integer(const char* name, int usual, const char* unit = "", double minimum = 0)
{
    return {.name = name, .type = ParameterType::Integer, .defaultValue = usual, .help = std::string("How many ") + name, .unit = unit, .minimum = minimum};
}

inline Parameter real(const char* name, double usual, double maximum)
{
    return {.name = name, .type = ParameterType::Real, .defaultValue = usual, .help = std::string("The ") + name, .minimum = 0, .maximum = maximum};
}

inline Parameter flag(const char* name, bool usual)
{
    return {.name = name, .type = ParameterType::Flag, .defaultValue = usual, .help = "Whether it is so"};
}

inline Parameter group(const char* name, const Schema& schema)
{
    return {.name = name, .type = ParameterType::Group, .help = schema.help, .schemas = {schema}};
}

inline Parameter dataGroup(const char* name)
{
    return group(name, {"data", "A set of images",
                        {{.name = "name", .type = ParameterType::Text, .help = "A known data set or a path"},
                         {.name = "classes", .type = ParameterType::TextList, .defaultValue = Json::array(), .help = "Names of classes"}}});
}

inline Parameter device()
{
    return {.name = "device", .type = ParameterType::Text, .defaultValue = "auto", .help = "Where it is computed"};
}

inline Schema checkpoints()
{
    return {"checkpoints", "When a checkpoint is written",
            {{.name = "series", .type = ParameterType::Text, .defaultValue = "geometric", .help = "Which", .choices = {"geometric", "every", "list"}},
             {.name = "every", .type = ParameterType::Integer, .defaultValue = 1, .help = "The n of every", .minimum = 1, .onlyIf = "series=every"},
             {.name = "epochs", .type = ParameterType::IntegerList, .defaultValue = Json::array(), .help = "Of list", .minimum = 0, .onlyIf = "series=list"},
             {.name = "first_epoch_steps", .type = ParameterType::IntegerList, .defaultValue = Json::array(), .help = "Inside the first epoch", .minimum = 1}}};
}

inline Parameter optimiser()
{
    return {.name = "optimiser", .type = ParameterType::Variant, .defaultValue = {{"name", "sgd"}}, .help = "How weights are updated",
            .schemas = {{"sgd", "Gradient descent", {real("learning_rate", 0.05, 10), real("momentum", 0.9, 1)}},
                        {"adamw", "Adam", {real("learning_rate", 0.001, 10), real("beta1", 0.9, 1)}}}};
}

inline Schema pretrain()
{
    return {"pretrain", "Trains a network",
            {dataGroup("data"), integer("epochs", 20, "epochs"), integer("batch_size", 128, "images", 1), optimiser(),
             {.name = "gradient_clip", .type = ParameterType::Real, .help = "Largest norm", .minimum = 1e-12, .optional = true},
             group("checkpoints", checkpoints()), flag("channels_last", true), device()}};
}

inline Schema transfer()
{
    return {"transfer", "Evaluates checkpoints",
            {{.name = "source", .type = ParameterType::Text, .help = "The series", .refersTo = {"folder", "run:pretrain"}},
             {.name = "epochs", .type = ParameterType::RealList, .defaultValue = Json::array(), .help = "Only these"}, dataGroup("target"),
             {.name = "seeds", .type = ParameterType::IntegerList, .defaultValue = {0, 1, 2}, .help = "Of the draws", .minimum = 0},
             group("feature_extraction", {"feature_extraction", "FE",
                                          {flag("enabled", true),
                                           {.name = "parts", .type = ParameterType::TextList, .defaultValue = {"full", "main", "residual"},
                                            .help = "Which parts", .choices = {"full", "main", "residual"}}}}),
             group("fine_tuning", {"fine_tuning", "FT", {flag("enabled", true), integer("steps", 500, "steps", 1)}}),
             group("spectrum", {"spectrum", "Spectra", {flag("enabled", true)}}), device()}};
}

inline Schema score()
{
    return {"score", "Scores tracks",
            {{.name = "tracks", .type = ParameterType::Text, .help = "What is scored", .refersTo = {"file", "folder", "run:poses"}},
             {.name = "model", .type = ParameterType::Text, .help = "What scores", .optional = true, .refersTo = {"file", "run:regularity"}},
             {.name = "more_tracks", .type = ParameterType::TextList, .defaultValue = Json::array(), .help = "More of them", .refersTo = {"file", "folder"}},
             {.name = "subset", .type = ParameterType::Text, .help = "What is left out", .optional = true, .refersTo = {"file"}},
             {.name = "videos", .type = ParameterType::Text, .help = "Where they are", .optional = true, .refersTo = {"folder"}}}};
}

inline Json description()
{
    return {{"version", "0.1.0"},
            {"libtorch", "2.13.0"},
            {"devices", {"cpu", "cuda:0"}},
            {"kinds", {toJson(pretrain()), toJson(transfer()), toJson(score())}},
            {"data_sets",
             {{{"name", "mnist"}, {"found", nullptr}, {"how_to_get", "get the four files"}},
              {{"name", "digits"}, {"found", "/data/digits.png"}, {"how_to_get", "install it"}}}}};
}

/// A program that answers `describe` by a file and writes down the arguments of everything else; $TRANSECTL names it, and
/// caches and states are kept in its folder.
class FakeEngine {
public:
    FakeEngine()
    {
        write("describe.json", QByteArray::fromStdString(description().dump()));
        setBehaviour("echo /runs/made");
        qputenv("TRANSECTL", program().toLocal8Bit());
        qputenv("XDG_CACHE_HOME", path("cache").toLocal8Bit());
        qputenv("TRANSECT_STATE", path("state").toLocal8Bit());
    }

    QString program() const { return path("transectl"); }
    QString path(const char* name) const { return m_folder.filePath(name); }

    /// What the shell does for `run`.
    void setBehaviour(const QByteArray& run)
    {
        QByteArray script("#!/bin/sh\ncd \"$(dirname \"$0\")\" || exit 9\n");
        script += "if [ \"$1\" = describe ]; then echo \"$@\" >> asked; cat describe.json; exit 0; fi\n";
        script += "for word in \"$@\"; do echo \"$word\" >> arguments; done\n" + run + "\n";
        setProgram(script);
    }

    void setProgram(const QByteArray& script)
    {
        write("transectl", script);
        QFile::setPermissions(program(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void setDescription(const QByteArray& text) { write("describe.json", text); }
    int timesAsked() const { return int(lines("asked").size()); }
    QStringList arguments() const { return lines("arguments"); }

private:
    void write(const char* name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            QTest::qFail("cannot write", __FILE__, __LINE__);
    }

    QStringList lines(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts) : QStringList();
    }

    QTemporaryDir m_folder;
};

} // namespace transect::testing

#include <QtTest>

#include <QTemporaryDir>

#include "record/error.h"
#include "support/shared_data.h"
#include "vision/model_catalogue.h"

using namespace transect;

class TestModelCatalogue : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    void write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        QDir().mkpath(QFileInfo(file).path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    ErrorRecord errorOf(const std::string& text, ModelRole role)
    {
        try {
            chooseModel(text, role, folder());
        } catch (const Error& error) {
            return error.record();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        write("detectors/yolox_nano.onnx", "another file of that name");
        write("mine.onnx", "a model of the user's own");
        write("notes.txt", "no model");
    }

    void everyKnownModelSaysWhereItIsFromAndUnderWhichLicence()
    {
        QCOMPARE(knownModels().size(), std::size_t(4));
        for (const auto& model : knownModels()) {
            QCOMPARE(model.sha256.size(), std::size_t(64));
            QVERIFY(!model.origin.empty() && !model.licence.empty() && !model.gives.empty());
        }
    }

    void findsByNameWhereTheHashIsAnother()
    {
        const auto found = findModels(folder());
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].known->name, std::string_view("yolox-nano"));
        QVERIFY(!found[0].isTried);
        QVERIFY(findModels(folder() / "absent").empty());
    }

    void choosesByRoleNameAndPath()
    {
        QCOMPARE(chooseModel("auto", ModelRole::Detector, folder()), folder() / "detectors/yolox_nano.onnx");
        QVERIFY(!chooseModel("auto", ModelRole::Poses, folder()));
        QCOMPARE(chooseModel("yolox-nano", ModelRole::Detector, folder()), folder() / "detectors/yolox_nano.onnx");
        QCOMPARE(chooseModel("mine.onnx", ModelRole::Poses, folder()), folder() / "mine.onnx");
        QCOMPARE(chooseModel((folder() / "mine.onnx").string(), ModelRole::Poses, "/nowhere"), folder() / "mine.onnx");
    }

    void saysWhatIsMissing()
    {
        const auto absent = errorOf("simplepose", ModelRole::Poses);
        QCOMPARE(absent.code, std::string("missing-model"));
        QVERIFY(absent.hint.find("deploy.onnx") != std::string::npos && absent.hint.find("none stated") != std::string::npos);
        QVERIFY(errorOf("simplepos", ModelRole::Poses).hint.find("simplepose") != std::string::npos);
        QVERIFY(errorOf("simplepose", ModelRole::Detector).text.find("no detector") != std::string::npos);
        QCOMPARE(errorOf("/absent/file.onnx", ModelRole::Detector).code, std::string("missing-model"));
    }

    void takesTheFolderFromTheEnvironment()
    {
        qputenv("TRANSECT_MODELS", "/somewhere");
        QCOMPARE(modelsFolder(), std::filesystem::path("/somewhere"));
        QCOMPARE(modelsFolder("named"), std::filesystem::path("named"));
        qunsetenv("TRANSECT_MODELS");
        qputenv("XDG_DATA_HOME", "/data");
        QCOMPARE(modelsFolder(), std::filesystem::path("/data/transect/models"));
    }

    void knowsThePublishedFiles()
    {
        const auto models = testing::sharedData("pose-models");
        if (models.empty())
            QSKIP("needs shared data pose-models");
        const auto found = findModels(models);
        QCOMPARE(found.size(), knownModels().size());
        for (const auto& model : found)
            QVERIFY(model.isTried);
        QCOMPARE(chooseModel("auto", ModelRole::Detector, models)->filename().string(), std::string("yolox_nano.onnx"));
        QCOMPARE(chooseModel("auto", ModelRole::Poses, models)->filename().string(), std::string("deploy.onnx"));
    }
};

QTEST_APPLESS_MAIN(TestModelCatalogue)
#include "tst_model_catalogue.moc"

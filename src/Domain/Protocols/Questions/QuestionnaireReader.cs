using System.Text.Json;
using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>Reads what the engine needs from a FHIR R4 Questionnaire; its full validity is the FHIR library's business.</summary>
internal static class QuestionnaireReader
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";
    private const string Sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
    private const string Local = "https://healthassess.org/fhir/StructureDefinition/";

    public static List<Question> Read(JsonElement questionnaire)
    {
        List<Question> questions = [];
        Read(questionnaire, null, questions);
        return questions;
    }

    private static void Read(JsonElement parent, string? group, List<Question> questions)
    {
        foreach (var item in List(parent, "item"))
        {
            var question = Read(item, group);
            questions.Add(question);
            Read(item, question.LinkId, questions);
        }
    }

    private static Question Read(JsonElement item, string? group)
    {
        var extracted = Extension(item, Sdc + "sdc-questionnaire-observationExtract") is { } extract && extract.GetProperty("valueBoolean").GetBoolean();
        return new Question
        {
            LinkId = item.GetProperty("linkId").GetString()!,
            Type = item.GetProperty("type").GetString()!,
            Text = Translated(item, "text"),
            Group = group,
            Options = [.. List(item, "answerOption").Select(Option)],
            Unit = Extension(item, Core + "questionnaire-unit")?.GetProperty("valueCoding").GetProperty("code").GetString(),
            Minimum = Decimal(Extension(item, Core + "minValue")),
            Maximum = Decimal(Extension(item, Core + "maxValue")),
            Past = Extension(item, Local + "past-day") is not null,
            Repeats = item.TryGetProperty("repeats", out var repeats) && repeats.GetBoolean(),
            Stage = Extension(item, Local + "stage")?.GetProperty("valueCode").GetString(),
            ObservationCode = extracted ? List(item, "code").First().GetProperty("code").GetString() : null,
            ObservationName = extracted ? List(item, "code").First().GetProperty("display").GetString() : null,
            ObservationCategory = Extension(item, Sdc + "sdc-questionnaire-observation-extract-category")
                ?.GetProperty("valueCodeableConcept").GetProperty("coding")[0].GetProperty("code").GetString(),
            EnabledWhen = EnabledWhen(item),
            Written = new QuestionExpressions(
                Expression(item, Sdc + "sdc-questionnaire-calculatedExpression"),
                Expression(item, Sdc + "sdc-questionnaire-initialExpression"),
                Expression(item, Local + "offered-when")),
        };
    }

    private static Option Option(JsonElement option)
    {
        var coding = option.GetProperty("valueCoding");
        return new Option(
            coding.TryGetProperty("system", out var system) ? system.GetString() : null,
            coding.GetProperty("code").GetString()!,
            Translated(coding, "display"),
            Decimal(Extension(option, Core + "ordinalValue")));
    }

    private static Node? EnabledWhen(JsonElement item)
    {
        var conditions = List(item, "enableWhen").Select(Condition).ToList();
        var any = item.TryGetProperty("enableBehavior", out var behaviour) && behaviour.GetString() == "any";
        return conditions.Count == 0 ? null : new Node(any ? "or" : "and", conditions);
    }

    private static Node Condition(JsonElement condition)
    {
        var answer = new Node("answer", [], condition.GetProperty("question").GetString());
        var op = condition.GetProperty("operator").GetString();
        var value = condition.EnumerateObject().First(member => member.Name.StartsWith("answer", StringComparison.Ordinal)).Value;
        var literal = new Node("value", [], value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.GetDecimal(),
            JsonValueKind.Object when value.TryGetProperty("code", out var code) => code.GetString(),
            _ => value.GetString(),
        });
        return op switch
        {
            "exists" when literal.Literal is true => new Node("known", [answer]),
            "exists" => new Node("not", [new Node("known", [answer])]),
            "=" => new Node("eq", [answer, literal]),
            "!=" => new Node("ne", [answer, literal]),
            ">" => new Node("gt", [answer, literal]),
            "<" => new Node("lt", [answer, literal]),
            ">=" => new Node("ge", [answer, literal]),
            _ => new Node("le", [answer, literal]),
        };
    }

    /// <summary>A text and its translations (http://hl7.org/fhir/StructureDefinition/translation).</summary>
    private static Texts Translated(JsonElement element, string name)
    {
        Dictionary<string, string> texts = [];
        if (element.TryGetProperty(name, out var text))
        {
            texts["en"] = text.GetString()!;
        }

        if (element.TryGetProperty("_" + name, out var twin))
        {
            foreach (var translation in List(twin, "extension").Where(extension => Url(extension) == Core + "translation"))
            {
                var parts = List(translation, "extension").ToDictionary(Url);
                texts[parts["lang"].GetProperty("valueCode").GetString()!] = parts["content"].GetProperty("valueString").GetString()!;
            }
        }

        return new Texts(texts);
    }

    private static string? Expression(JsonElement item, string url) =>
        Extension(item, url)?.GetProperty("valueExpression").GetProperty("expression").GetString();

    private static decimal? Decimal(JsonElement? extension) =>
        extension?.EnumerateObject().Last(member => member.Name.StartsWith("value", StringComparison.Ordinal)).Value.GetDecimal();

    private static JsonElement? Extension(JsonElement element, string url) =>
        List(element, "extension").Select(extension => (JsonElement?)extension).FirstOrDefault(extension => Url(extension!.Value) == url);

    private static string Url(JsonElement extension) => extension.GetProperty("url").GetString()!;

    private static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;
}

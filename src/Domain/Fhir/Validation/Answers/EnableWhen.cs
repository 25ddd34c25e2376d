namespace HealthAssess.Fhir;

/// <summary>Whether the answers given enable an item.</summary>
/// <remarks>FHIR R4, questionnaire.html, Questionnaire.item.enableWhen.</remarks>
internal static class EnableWhen
{
    public static bool IsEnabled(Element question, Element response)
    {
        var conditions = question.All("enableWhen").ToList();
        return conditions.Count == 0 || (question["enableBehavior"].Text == "any"
            ? conditions.Exists(condition => Holds(condition, response))
            : conditions.TrueForAll(condition => Holds(condition, response)));
    }

    private static bool Holds(Element condition, Element response)
    {
        var linkId = condition["question"].Text;
        var answers = Answers(response, linkId).ToList();
        var expected = condition["answer"];
        return condition["operator"].Text switch
        {
            "exists" => answers.Count > 0 == (expected.Boolean ?? true),
            "=" => answers.Exists(answer => Compare(answer, expected) == 0),
            "!=" => answers.Count > 0 && answers.TrueForAll(answer => Compare(answer, expected) != 0),
            ">" => answers.Exists(answer => Compare(answer, expected) > 0),
            "<" => answers.Exists(answer => Compare(answer, expected) < 0),
            ">=" => answers.Exists(answer => Compare(answer, expected) >= 0),
            "<=" => answers.Exists(answer => Compare(answer, expected) <= 0),
            _ => true,
        };
    }

    private static IEnumerable<Element> Answers(Element holder, string? linkId)
    {
        foreach (var item in holder.All("item"))
        {
            foreach (var answer in item.All("answer"))
            {
                if (item["linkId"].Text == linkId && answer["value"].Exists)
                {
                    yield return answer["value"];
                }

                foreach (var nested in Answers(answer, linkId))
                {
                    yield return nested;
                }
            }

            foreach (var nested in Answers(item, linkId))
            {
                yield return nested;
            }
        }
    }

    /// <summary>Null where the two cannot be compared.</summary>
    private static int? Compare(Element answer, Element expected) => answer.TypeName switch
    {
        "Coding" => answer["code"].Text == expected["code"].Text && answer["system"].Text == expected["system"].Text ? 0 : null,
        "Quantity" => answer["code"].Text == expected["code"].Text ? Order(answer["value"].Decimal, expected["value"].Decimal) : null,
        "Reference" => answer["reference"].Text == expected["reference"].Text ? 0 : null,
        "decimal" or "integer" => Order(answer.Decimal, expected.Decimal),
        "date" or "dateTime" => Order(answer.Date?.Earliest, expected.Date?.Earliest),
        _ => string.CompareOrdinal(answer.Text, expected.Text),
    };

    private static int? Order<T>(T? left, T? right)
        where T : struct, IComparable<T> => left is { } a && right is { } b ? a.CompareTo(b) : null;
}

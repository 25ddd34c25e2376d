namespace HealthAssess.Fhir;

/// <summary>Walks over the items of a response and of its Questionnaire together.</summary>
internal sealed class AnswerCheck(Element response, Examination examination)
{
    private readonly bool _isFinal = response["status"].Text is "completed" or "amended";

    /// <summary>Items below a questionnaire (or one of its items) against those below a response (or one of its items or answers).</summary>
    public void Level(Element questions, Element answers)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in questions.All("item"))
        {
            var linkId = question["linkId"].Text ?? "";
            known.Add(linkId);
            var items = answers.All("item").Where(item => item["linkId"].Text == linkId).ToList();
            Question(question, items, answers);
        }

        foreach (var item in answers.All("item"))
        {
            if (item["linkId"].Text is { } linkId && !known.Contains(linkId))
            {
                examination.Error(item, "structure", $"The Questionnaire has no item '{linkId}' here.");
            }
        }
    }

    private void Question(Element question, List<Element> items, Element parent)
    {
        var enabled = EnableWhen.IsEnabled(question, response);
        if (!enabled && items.Count > 0)
        {
            examination.Error(items[0], "invalid", $"The item '{question["linkId"].Text}' is not enabled by the other answers.");
        }
        else if (enabled && _isFinal && question["required"].Boolean == true && !items.Exists(HasContent))
        {
            examination.Error(parent, "required", $"The item '{question["linkId"].Text}' must be answered.");
        }

        if (items.Count > 1 && (question["repeats"].Boolean != true || question["type"].Text != "group"))
        {
            examination.Error(items[1], "structure", $"The item '{question["linkId"].Text}' stands there more than once.");
        }

        foreach (var item in items)
        {
            Item(question, item);
        }
    }

    private void Item(Element question, Element item)
    {
        var answers = item.All("answer").ToList();
        if (answers.Count > 1 && question["repeats"].Boolean != true)
        {
            examination.Error(answers[1], "structure", "The item takes one answer.");
        }

        foreach (var answer in answers)
        {
            AnswerValue.Check(question, answer, examination);
            Level(question, answer);
        }

        // Items of a group stand in it; items of a question stand under its answers.
        if (answers.Count == 0)
        {
            Level(question, item);
        }
    }

    private static bool HasContent(Element item) => item["answer"].Exists || item["item"].Exists;
}

using System.Text;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Patching;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class PatchTests
{
    private static readonly Resource Ada = Resource.Parse(
        """{"resourceType":"Patient","id":"a","active":true,"name":[{"family":"Núñez","given":["Ada","Bea"],"_given":[null,{"extension":[{"url":"urn:x","valueString":"y"}]}]}],"multipleBirthInteger":2}""");

    [Theory]
    [InlineData("""[{"op":"replace","path":"/name/0/given/0","value":"Eve"}]""", """["Eve","Bea"]""")]
    [InlineData("""[{"op":"add","path":"/name/0/given/-","value":"Eve"},{"op":"add","path":"/name/0/_given/-","value":null}]""", """["Ada","Bea","Eve"]""")]
    [InlineData("""[{"op":"copy","from":"/name/0/given/0","path":"/name/0/given/1"},{"op":"remove","path":"/name/0/given/2"}]""", """["Ada","Ada"]""")]
    [InlineData("""[{"op":"move","from":"/name/0/given/1","path":"/name/0/given/0"}]""", """["Bea","Ada"]""")]
    public void A_json_patch_changes_lists(string patch, string given)
    {
        var result = JsonPatch.Read(Encoding.UTF8.GetBytes(patch)).Patch!.Apply(Ada, new PatchAllowance());
        Assert.Equal(given, "[" + string.Join(',', result.Resource!.Root["name"].All("given").Select(one => $"\"{one.Text}\"")) + "]");
        Assert.Contains("Núñez", result.Resource.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"op":"add","path":"/language","value":"\ud800"}]""")]
    [InlineData("""[{"op":"add","path":"/language","value":{"\ud800":1}}]""")]
    [InlineData("""[{"op":"\udfff","path":"/language"}]""")]
    [InlineData("""[{"op":"remove","path":"/\ud800"}]""")]
    [InlineData("""[{"op":"test","path":"/language","value":["\ud800"]}]""")]
    [InlineData("[{\"op\":\"add\",\"path\":\"/language\",\"value\":\"\u00ff\"}]")]
    public void What_is_no_text_is_refused_before_it_is_applied(string patch)
    {
        var (read, problem) = JsonPatch.Read(Encoding.Latin1.GetBytes(patch));
        Assert.Null(read);
        Assert.Contains("surrogate", problem!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"op":"test","path":"/active","value":true}]""")]
    public void A_json_patch_that_only_tests_leaves_the_very_resource(string patch) =>
        Assert.Same(Ada, JsonPatch.Read(Encoding.UTF8.GetBytes(patch)).Patch!.Apply(Ada, new PatchAllowance()).Resource);

    [Theory]
    [InlineData("add", "Patient", """{"name":"name","valueString":"birthDate"},{"name":"value","valueDate":"1990-01-02"}""", "birthDate = @1990-01-02")]
    [InlineData("add", "Patient.name[0]", """{"name":"name","valueString":"given"},{"name":"value","valueString":"Cleo"}""", "name.given.last() = 'Cleo'")]
    [InlineData("insert", "Patient.name[0].given", """{"name":"index","valueInteger":1},{"name":"value","valueString":"Cleo"}""", "name.given[1] = 'Cleo'")]
    [InlineData("move", "Patient.name[0].given", """{"name":"source","valueInteger":1},{"name":"destination","valueInteger":0}""", "name.given[0].extension.exists() and name.given[0] = 'Bea'")]
    [InlineData("replace", "Patient.multipleBirth", """{"name":"value","valueBoolean":true}""", "multipleBirth = true")]
    [InlineData("delete", "Patient.name.given[1]", null, "name.given.count() = 1")]
    [InlineData("delete", "Patient.name.given[1].extension", null, "name.given[1].extension.empty() and name.given.count() = 2")]
    [InlineData("delete", "Patient.photo", null, "name.exists()")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"contact"},{"name":"value","part":[{"name":"gender","valueCode":"male"},{"name":"relationship","valueCodeableConcept":{"text":"uncle"}}]}""", "contact.relationship.text = 'uncle'")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"deceased"},{"name":"value","valueBoolean":true}""", "deceased = true")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"birthDate"},{"name":"value","valueDate":"1990","_valueDate":{"id":"b","extension":[{"url":"urn:x","valueString":"y"}]}}""", "birthDate = @1990 and birthDate.extension.value = 'y' and birthDate.id = 'b'")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"gender"},{"name":"value","_valueCode":{"extension":[{"url":"urn:x","valueString":"y"}]}}""", "gender.extension.value = 'y' and gender.hasValue().not()")]
    [InlineData("insert", "Patient.name[0].given", """{"name":"index","valueInteger":1},{"name":"value","valueString":"Cleo","_valueString":{"extension":[{"url":"urn:x","valueString":"z"}]}}""", "name.given[1] = 'Cleo' and name.given[1].extension.value = 'z' and name.given[2].extension.value = 'y' and name.given[0].extension.empty()")]
    [InlineData("replace", "Patient.name[0].given[0]", """{"name":"value","valueString":"Cleo","_valueString":{"extension":[{"url":"urn:x","valueString":"z"}]}}""", "name.given[0].extension.value = 'z' and name.given[1].extension.value = 'y' and name.given.count() = 2")]
    [InlineData("replace", "Patient.name[0].given[1]", """{"name":"value","valueString":"Cleo"}""", "name.given[1] = 'Cleo' and name.given.extension.empty()")]
    [InlineData("replace", "Patient.active", """{"name":"value","_valueBoolean":{"extension":[{"url":"urn:x","valueString":"y"}]}}""", "active.extension.value = 'y' and active.hasValue().not()")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"contact"},{"name":"value","part":[{"name":"gender","valueCode":"male","_valueCode":{"extension":[{"url":"urn:x","valueString":"y"}]}}]}""", "contact.gender = 'male' and contact.gender.extension.value = 'y'")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"extension"},{"name":"value","part":[{"name":"url","valueUri":"urn:e"},{"name":"value","valueString":"said"}]}""", "extension.where(url = 'urn:e').value = 'said'")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"extension"},{"name":"value","part":[{"name":"url","valueUri":"urn:e"},{"name":"value[x]","valueDate":"1990"}]}""", "extension.where(url = 'urn:e').value = @1990")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"name"},{"name":"value","part":[{"name":"given","valueString":"A"},{"name":"given","valueString":"B","_valueString":{"extension":[{"url":"urn:x","valueString":"z"}]}}]}""", "name[1].given[1].extension.value = 'z' and name[1].given[0] = 'A'")]
    public void A_fhirpath_patch_changes_what_its_path_selects(string type, string path, string? rest, string holds)
    {
        var result = Patch(type, path, rest).Apply(Ada, new PatchAllowance());
        Assert.Equal([], result.Issues.Select(issue => issue.Text));
        Assert.True(HealthAssess.Fhir.FhirPath.Compile(holds).Evaluate(result.Resource!.Root).IsTrue, result.Resource.ToString());
    }

    [Theory]
    [InlineData("delete", "Patient.name.given", null)]
    [InlineData("delete", "Patient", null)]
    [InlineData("replace", "Patient.photo", """{"name":"value","valueString":"x"}""")]
    [InlineData("replace", "Patient.name.given.count()", """{"name":"value","valueString":"x"}""")]
    [InlineData("insert", "Patient.name[0].given", """{"name":"index","valueInteger":9},{"name":"value","valueString":"Cleo"}""")]
    [InlineData("move", "Patient.name[0].given", """{"name":"source","valueInteger":0},{"name":"destination","valueInteger":2}""")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"shoeSize"},{"name":"value","valueInteger":42}""")]
    [InlineData("add", "Patient", """{"name":"name","valueString":"active"},{"name":"value","valueBoolean":false}""")]
    public void What_does_not_fit_is_refused_with_its_path(string type, string path, string? rest)
    {
        var result = Patch(type, path, rest).Apply(Ada, new PatchAllowance());
        Assert.Null(result.Resource);
        Assert.Equal(path, result.Issues[0].Expression);
    }

    [Theory]
    [InlineData("paint", "Patient.name", null)]
    [InlineData("add", "Patient", null)]
    [InlineData("delete", "Patient..name", null)]
    public void What_is_no_operation_is_refused_before_anything_is_applied(string type, string path, string? rest) =>
        Assert.NotNull(FhirPathPatch.Read(Parameters(type, path, rest)).Problem);

    /// <summary>Was passed over, and an operation with a misspelled part did something else than was meant.</summary>
    [Theory]
    [InlineData("delete", """{"name":"valeu","valueString":"x"}""")]
    [InlineData("delete", """{"name":"path","valueString":"Patient.photo"}""")]
    [InlineData("delete", """{"name":"type","valueCode":"add"}""")]
    public void A_part_that_no_operation_has_or_that_comes_twice_is_refused(string type, string rest) =>
        Assert.Contains("each at most once", FhirPathPatch.Read(Parameters(type, "Patient.name", rest)).Problem!.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("/name/0/given/7", "Patient.name[0].given[7]")]
    [InlineData("/_birthDate/extension/-", "Patient.birthDate.extension")]
    public void What_a_JSON_Patch_cannot_do_is_told_with_the_element_it_was_about(string pointer, string expression)
    {
        var patch = JsonPatch.Read(System.Text.Encoding.UTF8.GetBytes($$"""[{"op":"remove","path":"{{pointer}}"}]""")).Patch!;
        Assert.Equal(expression, patch.Apply(Ada, new PatchAllowance()).Issues[0].Expression);
    }

    [Fact]
    public void A_part_that_comes_twice_where_one_may_stand_is_refused()
    {
        var result = Patch("add", "Patient", """{"name":"name","valueString":"contact"},{"name":"value","part":[{"name":"gender","valueCode":"male"},{"name":"gender","valueCode":"female"}]}""").Apply(Ada, new PatchAllowance());
        Assert.Null(result.Resource);
        Assert.Equal("Patient.contact[0].gender", result.Issues[0].Expression);
    }

    private static FhirPathPatch Patch(string type, string path, string? rest) => FhirPathPatch.Read(Parameters(type, path, rest)).Patch!;

    private static Resource Parameters(string type, string path, string? rest) => Resource.Parse(
        $$$"""{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"{{{type}}}"},{"name":"path","valueString":"{{{path}}}"}{{{(rest is null ? "" : "," + rest)}}}]}]}""");

    [Fact]
    public void A_copy_of_copies_ends_before_memory_does()
    {
        var doubling = string.Join(',', Enumerable.Range(0, 40).Select(at => $$"""{"op":"copy","from":"/name","path":"/name/0/x{{at}}"}"""));
        Assert.Contains("copies more", Assert.Single(JsonPatch.Read(Encoding.UTF8.GetBytes($"[{doubling}]")).Patch!.Apply(Ada, new PatchAllowance()).Issues).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Patches_of_one_commit_share_what_they_may_copy()
    {
        var allowance = new PatchAllowance();
        var doubling = string.Join(',', Enumerable.Range(0, 12).Select(at => $$"""{"op":"copy","from":"/name","path":"/name/0/x{{at}}"}"""));
        var copies = JsonPatch.Read(Encoding.UTF8.GetBytes($"[{doubling}]")).Patch!;
        bool CopiesTooMuch() => copies.Apply(Ada, allowance).Issues.Any(issue => issue.Text.Contains("copies more", StringComparison.Ordinal));
        Assert.False(CopiesTooMuch());
        Assert.Contains(Enumerable.Range(0, 1_000), _ => CopiesTooMuch());
    }

    [Fact]
    public void Patches_of_one_commit_share_how_far_their_paths_may_go()
    {
        var allowance = new PatchAllowance();
        var dear = Patch("delete", "Patient.descendants().where(descendants().select(%resource.descendants()).count() < 0)", null);
        Assert.NotNull(dear.Apply(Ada, allowance).Resource);
        Assert.Contains(Enumerable.Range(0, 100_000), _ => dear.Apply(Ada, allowance).Resource is null);
        Assert.NotNull(dear.Apply(Ada, new PatchAllowance()).Resource);
    }

    [Fact]
    public void A_nest_of_moves_ends_before_the_stack_does()
    {
        var steps = Enumerable.Range(0, 200).Select(at => $$$"""{"op":"add","path":"/n{{{at + 1}}}","value":{}},{"op":"move","from":"/n{{{at}}}","path":"/n{{{at + 1}}}/x"}""").Prepend("""{"op":"add","path":"/n0","value":[]}""");
        Assert.Contains("too deeply", Assert.Single(JsonPatch.Read(Encoding.UTF8.GetBytes($"[{string.Join(',', steps)}]")).Patch!.Apply(Ada, new PatchAllowance()).Issues).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"op":"add","op":"remove","path":"/active","value":true}]""")]
    [InlineData("""[{"op":"test","path":"/ac~2tive","value":true}]""")]
    public void What_is_no_json_patch_is_not_guessed_at(string patch) => Assert.NotNull(JsonPatch.Read(Encoding.UTF8.GetBytes(patch)).Problem);
}

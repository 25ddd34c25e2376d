using System.Net;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>A disk without a free block under the whole product.</summary>
public sealed class DiskFullTests
{
    [SmallDiskFact]
    public async Task A_full_disk_is_a_503_and_with_room_again_the_server_goes_on_without_a_restart()
    {
        using var disk = SmallDisk.Make(megabytes: 300);
        await using var server = await LiveServer.Start(disk.Folder);
        using var client = server.Client();
        List<string> acknowledged = [await client.New()];
        disk.Fill();
        for (var status = HttpStatusCode.Created; status == HttpStatusCode.Created;)
        {
            var answer = await client.Create("Patient", Counter.Json(1));
            status = answer.StatusCode;
            if (status == HttpStatusCode.Created)
            {
                acknowledged.Add((await answer.Body())["id"]!.ToString());
                disk.Fill();
            }
            else
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.Equal("OperationOutcome", (await answer.Body())["resourceType"]!.ToString());
            }
        }

        disk.Free();
        await Eventually.Is("it writes again", async () => (await client.Create("Patient", Counter.Json(2))).StatusCode == HttpStatusCode.Created);
        foreach (var id in acknowledged)
        {
            Assert.Equal(id, (await client.Get("Patient/" + id))["id"]!.ToString());
        }
    }
}

/// <summary>A test that needs a file system it can fill; skipped with the reason where none can be mounted.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Possible ? null : "only root may mount a file system that can be filled";
}

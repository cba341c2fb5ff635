namespace LeadOps.Bench;

/// <summary>The columns that the sample and the large exports share.</summary>
internal static class Headers
{
    public static readonly string[] Activities =
    [
        "Activity ID", "Contact ID", "Activity type", "Direction", "Activity date", "Activity assigned to",
        "Automated", "Status", "Subject",
    ];

    public static readonly string[] Stages = ["Contact ID", "Old stage", "New stage", "Changed at", "Changed by"];

    public static readonly string[] Owners = ["Contact ID", "Old owner", "New owner", "Changed at", "Changed by"];

    public static readonly string[] People = ["Name", "Email", "Team", "Role", "Start date", "End date"];
}

using System;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace LeadOps.PowerShell;

/// <summary>
/// Serves the columns of a record as properties when they are asked for, which costs nothing where they are not: note
/// properties on each record would cost more than reading the file.
/// </summary>
public sealed class RecordAdapter : PSPropertyAdapter
{
    /// <inheritdoc/>
    public override Collection<PSAdaptedProperty> GetProperties(object baseObject)
    {
        var record = (ExportRecord)baseObject;
        var properties = new Collection<PSAdaptedProperty>();
        foreach (string name in record.PropertyNames) properties.Add(new PSAdaptedProperty(name, null));
        return properties;
    }

    /// <inheritdoc/>
    public override PSAdaptedProperty? GetProperty(object baseObject, string propertyName) =>
        ((ExportRecord)baseObject).TryGet(propertyName, out _) ? new PSAdaptedProperty(propertyName, null) : null;

    /// <inheritdoc/>
    public override object? GetPropertyValue(PSAdaptedProperty adaptedProperty)
    {
        ((ExportRecord)adaptedProperty.BaseObject).TryGet(adaptedProperty.Name, out object? value);
        return value;
    }

    /// <inheritdoc/>
    public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty) =>
        ((ExportRecord)adaptedProperty.BaseObject).TypeOf(adaptedProperty.Name).FullName!;

    /// <inheritdoc/>
    public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

    /// <inheritdoc/>
    public override bool IsSettable(PSAdaptedProperty adaptedProperty) => false;

    /// <inheritdoc/>
    public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object value) =>
        throw new SetValueInvocationException("A record is what the export says. Select-Object makes a copy that can be changed.");
}

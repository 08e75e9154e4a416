using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Parley.Storage.Database;

internal sealed class SnakeCaseConverter<T>() : ValueConverter<T, string>(
    value => SnakeCase.Of(value), text => SnakeCase.Parse<T>(text)) where T : struct, Enum;

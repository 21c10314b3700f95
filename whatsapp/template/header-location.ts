import {
  fieldIn,
  missing,
  problem,
  type Part,
  type Place,
  type Problem,
  type TemplateField,
} from './part.js';
import type { TemplateValues } from './template.js';
import { numberIn, valueOf } from './value.js';

interface Axis {
  field: TemplateField;
  /** Degrees to either side of zero. */
  most: number;
}

interface LocationFields {
  latitude: Axis;
  longitude: Axis;
  name: TemplateField;
  address: TemplateField;
}

/** A header that shows a place on a map. */
export function locationHeader(place: Place): Part {
  const fields = locationFields(place);
  const { address, latitude, longitude, name } = fields;
  return {
    fields: [latitude.field, longitude.field, name, address],
    problems: (values) => [latitude, longitude].flatMap((axis) => axisProblems(place, axis, values)),
    components: (values) => [
      { type: 'header', parameters: [{ type: 'location', location: locationOf(fields, values) }] },
    ],
    preview: (values) => {
      const sent = locationOf(fields, values);
      const shown = sent.name || sent.address ? [sent.name, sent.address] : [sent.latitude, sent.longitude];
      return `[${['Location', shown.filter(Boolean).join(', ')].filter(Boolean).join(': ')}]`;
    },
  };
}

function locationFields(place: Place): LocationFields {
  const field = (name: string, said: string, kind: 'text' | 'number', example: string) =>
    fieldIn(place, {
      key: `header_${name}`,
      label: `Header: ${said}`,
      kind,
      required: kind === 'number',
      group: 'header',
      example,
    });
  return {
    latitude: { field: field('latitude', 'latitude', 'number', '37.44216'), most: 90 },
    longitude: { field: field('longitude', 'longitude', 'number', '-122.16166'), most: 180 },
    name: field('name', 'name of the place', 'text', 'Philz Coffee'),
    address: field('address', 'address of the place', 'text', '101 Forest Ave, Palo Alto'),
  };
}

function axisProblems(place: Place, { field, most }: Axis, values: TemplateValues): Problem[] {
  if (valueOf(values, field.key) === '') return [missing(field, place)];
  const degrees = numberIn(values, field.key);
  if (degrees !== null && Math.abs(degrees) <= most) return [];
  return [problem(field, `must be a number of degrees from -${most} to ${most}, such as ${field.example}.`)];
}

/** Meta takes the coordinates as texts here (Cloud API: location headers). */
function locationOf(
  fields: LocationFields,
  values: TemplateValues,
): { latitude: string; longitude: string; name?: string; address?: string } {
  const name = valueOf(values, fields.name.key);
  const address = valueOf(values, fields.address.key);
  return {
    latitude: degreesOf(values, fields.latitude),
    longitude: degreesOf(values, fields.longitude),
    ...(name && { name }),
    ...(address && { address }),
  };
}

function degreesOf(values: TemplateValues, { field }: Axis): string {
  return valueOf(values, field.key).replace(',', '.');
}

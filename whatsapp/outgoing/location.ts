import type { OutgoingField, OutgoingKind } from './kind.js';

const latitude: OutgoingField = {
  key: 'latitude',
  label: 'Latitude',
  kind: 'number',
  required: true,
  group: 'content',
  example: '37.44216',
};
const longitude: OutgoingField = {
  ...latitude,
  key: 'longitude',
  label: 'Longitude',
  example: '-122.16166',
};
const name: OutgoingField = {
  key: 'place_name',
  label: 'Name of the Place',
  kind: 'text',
  required: false,
  group: 'content',
  example: 'Philz Coffee',
};
const address: OutgoingField = {
  ...name,
  key: 'place_address',
  label: 'Address of the Place',
  example: '101 Forest Ave, Palo Alto',
};

/** Cloud API: location messages. */
export const location: OutgoingKind = {
  label: 'Location',
  fields: () => [latitude, longitude, name, address],
  content: (form) => {
    const place = { latitude: form.degrees(latitude, 90), longitude: form.degrees(longitude, 180) };
    const said = { name: form.text(name), address: form.text(address) };
    const words = [said.name, said.address].filter(Boolean);
    const shown = words.length > 0 ? words : Object.values(place);
    return {
      type: 'location',
      content: {
        ...place,
        ...(said.name && { name: said.name }),
        ...(said.address && { address: said.address }),
      },
      preview: `[Location: ${shown.join(', ')}]`,
    };
  },
};

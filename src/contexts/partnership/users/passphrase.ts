import { randomInt } from 'node:crypto'

// 256 plain words, so that each is worth eight bits; easy to say on the telephone and to type.
export const words: readonly string[] = `
acorn album alder almond amber anchor apple apron arrow aspen atlas attic badge bagel baker bamboo
banjo barley barn basil basket beacon beaver bench berry birch biscuit blanket blossom bonnet bottle boulder
branch bread breeze brick bridge bronze brook brush bucket buckle butter button cabin camel candle canoe
canvas carpet carrot castle cedar cello chalk cherry chess chestnut chimney cinder circle clay clock cloud
clover cobalt cocoa comet compass copper coral corner cotton cradle crane crayon cricket crocus crumb crystal
curtain cushion cymbal daisy dapple denim desk diary dinner dolphin donkey drawer drum eagle easel elbow
elder ember engine fabric falcon feather fennel fern ferry fiddle finch flannel flask flute forest fountain
fox garden garlic garnet ginger glacier glove goblet goose granite grape gravel hammer hammock harbour harp
harvest hazel heather hedge helmet heron hinge honey hornet igloo indigo iris island ivory ivy jacket
jasmine jersey jigsaw juniper kayak kennel kettle kitten ladder lagoon lantern larch lark laurel lavender lemon
lentil lichen lilac linen locket lupin magnet mallet mango maple marble marigold market meadow melon mint
mitten mosaic moss muffin mustard napkin nectar needle nettle nutmeg oak oasis oboe olive onion opal
orange orchard orchid otter oven paddle panda paper parcel parsley pebble pencil pepper petal piano pigeon
pillow pine planet plum pocket pond poplar poppy pottery puddle quartz quill quilt rabbit radish raft
rainbow raisin raven ribbon river robin rocket saddle saffron sandal satin saucer scarf shelf silver sparrow
spoon spruce squash stable steeple sunset teapot thistle thyme timber tulip turnip velvet violet walnut willow
`
  .trim()
  .split(/\s+/)

/** Five words drawn at random: 40 bits, for a password that somebody is given and then changes. */
export function inventPassphrase(): string {
  return Array.from({ length: 5 }, () => words[randomInt(words.length)]).join('-')
}
